import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Detail, REPORT_KINDS, type ReportKind, type Secrets, type TextOptions } from "../../../engine/library/reports/index";
import { reasonOf } from "../../workspace/files/file-error";
import { Failure } from "../failure";
import type { Terminal } from "../terminal";

/** A report that was asked for; `file: null` is standard output. */
export interface Reporter {
  readonly kind: ReportKind;
  readonly file: string | null;
}

/** What `test` and `diff` have in common on the command line. */
export interface ReportArguments {
  readonly reporter: readonly Reporter[];
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Reports have secrets in clear. */
  readonly showSecrets: boolean;
}

/** `kind` or `kind=file`; `null` where the kind is none. */
export function readReporter(text: string): Reporter | null {
  const at = text.indexOf("=");
  const name = at === -1 ? text : text.slice(0, at);
  const kind = REPORT_KINDS.find((known) => known === name);
  const file = at === -1 ? null : text.slice(at + 1);
  return kind === undefined || file === "" ? null : { kind, file };
}

export const REPORTER_HELP = `${REPORT_KINDS.join(", ")}; with “=file” into a file, else to standard output; folders below the current one are made`;

/**
 * Fails, before anything runs, for reports that would run into each other, and for one whose folder is not there. Folders below the current
 * one or the workspace are made when the report is written; anywhere else a missing one is more likely a mistake.
 */
export async function checkReporters({ reporter, quiet, verbose }: ReportArguments, workspace?: string): Promise<void> {
  if (quiet && verbose) throw new Failure("--quiet and --verbose cannot both be meant");
  const open = reporter.filter(({ file }) => file === null);
  if (open.length > 1)
    throw new Failure(
      `only one report can go to standard output: give ${open.map(({ kind }) => kind).join(" or ")} a file, as in ${open[0]?.kind ?? "html"}=report.out`,
    );
  const own = [process.cwd(), ...(workspace === undefined ? [] : [path.resolve(workspace)])];
  for (const { file } of reporter) {
    if (file === null) continue;
    const folder = path.dirname(path.resolve(file));
    if (own.some((above) => isBelow(above, folder))) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- the first that is missing is told
    if (!(await isFolder(folder))) throw new Failure(`“${file}” cannot be written: there is no folder “${folder}”; make it first`);
  }
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

/** Writes every report that was asked for; without any, a text to standard output. `print` makes one. */
export async function writeReports(
  terminal: Terminal,
  given: ReportArguments,
  print: (kind: ReportKind, secrets: Secrets, options: TextOptions) => string,
): Promise<void> {
  const detail: Detail = given.quiet ? "quiet" : given.verbose ? "verbose" : "normal";
  const reporters: readonly Reporter[] = given.reporter.length === 0 ? [{ kind: "text", file: null }] : given.reporter;
  for (const { kind, file } of reporters) {
    const colours = file === null && terminal.colours === true ? "colours" : "plain";
    const text = print(kind, given.showSecrets ? "in clear" : "redacted", { detail, colours });
    // oxlint-disable-next-line eslint/no-await-in-loop -- reports are written in the order they were asked for
    await (file === null ? terminal.out(text) : writeReport(file, text));
  }
}

function isBelow(above: string, folder: string): boolean {
  const relative = path.relative(above, folder);
  return !path.isAbsolute(relative) && relative.split(path.sep)[0] !== "..";
}

async function writeReport(file: string, text: string): Promise<void> {
  try {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw new Failure(`“${file}” ${reasonOf(error)}`);
  }
}
