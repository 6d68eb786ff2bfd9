import { readFile } from "node:fs/promises";
import { importRequests, otherForm, type RequestForm } from "../../import/requests/import-requests";
import { decodeText } from "../../import/source/decode-text";
import { reasonOf } from "../../workspace/files/file-error";
import { openWorkspace } from "../../workspace/workspace";
import { EXIT, type ExitCode, Failure } from "../failure";
import { printable, type Terminal } from "../terminal";

export interface ImportRequestsOptions {
  readonly form: RequestForm;
  /** A file; `-` is standard input. */
  readonly source: string;
  readonly into: string;
  /** Folder of the library, "" for its top. */
  readonly folder: string;
  readonly keepSecrets: boolean;
}

/** Imports requests as saved traces. Secrets have pseudonyms unless they are to be kept. */
export async function importRequestsCommand(terminal: Terminal, options: ImportRequestsOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(options.into);
  const text = await textOf(terminal, options.source);
  const imported = importRequests(text, options.form, () => options.keepSecrets);
  if (imported.kind === "problem") {
    const other = otherForm(text, options.form);
    const hint = other === null ? "" : ` It reads as ${other.what}: try “import ${other.form}”.`;
    throw new Failure(`${options.source === "-" ? "standard input" : options.source}: ${imported.message}${hint}`);
  }
  const saved: string[] = [];
  for (const trace of imported.traces) {
    const request = { traceId: null, folder: options.folder, saved: trace, revision: null, overwrite: false };
    // oxlint-disable-next-line eslint/no-await-in-loop -- each takes the next free name
    saved.push((await workspace.library.save(request)).traceId);
  }
  for (const remark of imported.remarks) terminal.err(`${printable(remark)}\n`);
  if (imported.secrets.length > 0) {
    const places = imported.secrets.map(
      ({ pseudonym, places: where }) => `  ${options.keepSecrets ? "kept" : pseudonym}: ${where.join(", ")}`,
    );
    terminal.err(
      printable(
        `${options.keepSecrets ? "Secrets are kept as they are" : "Secrets were replaced (--keep-secrets keeps them)"}:\n${places.join("\n")}\n`,
      ),
    );
  }
  await terminal.out(printable(`${saved.map((traceId) => `traces/${traceId}`).join("\n")}\n`));
  return EXIT.fine;
}

const LARGEST_INPUT = 200_000_000;

async function textOf(terminal: Terminal, source: string): Promise<string> {
  if (source !== "-") {
    const bytes = await readFile(source).catch((error: unknown) => {
      throw new Failure(`${source} ${reasonOf(error)}`);
    });
    const decoded = bytes.length > LARGEST_INPUT ? null : decodeText(bytes);
    if (decoded === null) throw new Failure(`${source} is no text that can be read`);
    return decoded.text;
  }
  let text = "";
  for await (const part of terminal.input()) {
    text += part;
    if (text.length > LARGEST_INPUT) throw new Failure("standard input is too long");
  }
  return text;
}
