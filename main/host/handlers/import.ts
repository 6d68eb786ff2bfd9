import type { ImportCommands, ImportSource, LeftOut } from "../../../engine/contract/import-commands";
import { Refused } from "../../../engine/contract/refused";
import type { ImportNote } from "../../import/import-note";
import { guessForm, importRequests } from "../../import/requests/import-requests";
import { readSources, SOURCE_LIMITS, type SourceFile } from "../../import/source/read-sources";
import { runImport } from "../../workers/import/run-import";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

interface Kept {
  readonly files: readonly SourceFile[];
  readonly notes: readonly ImportNote[];
  /** Files of a folder with names that are not asked for. */
  readonly passedOver: number;
  /** A file of which more is to come. */
  readonly open: SourceFile | null;
  readonly bytes: number;
}

/** Sources that stay in memory until they are imported. */
const MOST_KEPT = 2;
/** As many that are left out are named before the import. */
const MOST_TOLD = 100;

export function importHandlers({ session }: HandlerContext): Pick<Handlers, keyof ImportCommands> {
  const kept = new Map<string, Kept>();
  let last = 0;

  function keep(importId: string | null, source: Kept): ImportSource {
    last += importId === null ? 1 : 0;
    const id = importId ?? `import-${last}`;
    kept.delete(id);
    kept.set(id, source);
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(oldest);
    const [only] = source.files;
    const form = formOf(source.files);
    return {
      importId: id,
      files: source.files.length,
      bytes: source.bytes,
      form,
      name: nameOf(only?.path ?? ""),
      text: form === "requests" ? (only?.text ?? null) : null,
      leftOut: leftOutOf(source),
    };
  }

  function find(importId: string): Kept {
    const found = kept.get(importId);
    if (found === undefined) throw new Refused("not-found", "What was read is not kept any more; choose the files again.");
    return found;
  }

  return {
    "import/read": async ({ workspaceId, path }, _caller, work) => {
      session.find(workspaceId);
      const notes: ImportNote[] = [];
      let passedOver = 0;
      const files = await readSources({
        paths: [path],
        wanted: isWanted,
        note: (note) => notes.push(note),
        signal: work.signal,
        progress: (done, total) => work.tell({ stage: total === 0 ? "finding-files" : "reading-files", what: "", done, total }),
        passOver: () => {
          passedOver += 1;
        },
      });
      if (files.length === 0) throw new Refused("not-found", `“${path}” has no file that could be imported.`);
      const source = keep(null, { files, notes, passedOver, open: null, bytes: files.reduce((sum, { text }) => sum + text.length, 0) });
      return { ...source, name: nameOf(path) };
    },

    "import/add": async ({ workspaceId, importId, files }) => {
      session.find(workspaceId);
      const before = importId === null ? { files: [], notes: [], passedOver: 0, open: null, bytes: 0 } : find(importId);
      return keep(importId, files.reduce(withFile, before));
    },

    "import/configuration": async ({ workspaceId, importId, name, form, zone, replace }, caller, work) => {
      const { path: root } = session.find(workspaceId);
      const { files, notes } = find(importId);
      try {
        const existing = replace ? "trash" : "refuse";
        const imported = await runImport(
          { root, files, notes, form, name, zone, existing },
          { signal: work.signal, tell: (stage) => work.tell({ what: name, ...stage }) },
        );
        if (imported.kind === "imported") kept.delete(importId);
        return imported;
      } finally {
        caller.tellOthers({ workspaceId, what: ["configurations"] });
      }
    },

    "import/requests": async ({ workspaceId, text, form, secrets }) => {
      session.find(workspaceId);
      const read = form ?? guessForm(text);
      const imported = importRequests(text, read, () => secrets === "keep");
      if (imported.kind === "problem") throw new Refused("invalid-request", imported.message);
      return {
        traces: imported.traces,
        form: read,
        secrets: imported.secrets.map(({ pseudonym, places }) => ({ pseudonym, places })),
        remarks: imported.remarks,
      };
    },
  };
}

function leftOutOf({ notes, passedOver }: Kept): LeftOut {
  const left = notes.filter(({ severity }) => severity === "error");
  return { passedOver, notes: left.slice(0, MOST_TOLD).map(({ message, file }) => ({ message, file })), told: left.length };
}

function withFile(
  source: Kept,
  { path, text, part }: { readonly path: string; readonly text: string; readonly part: "whole" | "more" },
): Kept {
  const bytes = source.bytes + text.length;
  if (bytes > SOURCE_LIMITS.totalBytes) throw new Refused("invalid-request", "This is more than can be imported at once.");
  const begun = source.open?.path === path ? source.open.text : "";
  const file = { path, text: (begun + text).replace(/^\uFEFF/, "") };
  return part === "more" ? { ...source, bytes, open: file } : { ...source, bytes, open: null, files: [...source.files, file] };
}

const WANTED = /\.(?:json|m?js|tf|tfvars|tfstate|har|txt|curl|http|sh)$/i;

function isWanted(name: string): boolean {
  return WANTED.test(name);
}

/** What files look like: Terraform by its endings and its state's keys, one file of requests by what it begins with, else API answers. */
function formOf(files: readonly SourceFile[]): ImportSource["form"] {
  if (files.some(({ path }) => /\.(?:tf|tf\.json|tfvars|tfstate)$/i.test(path))) return "terraform";
  const [only] = files;
  if (files.length !== 1 || only === undefined) return "api";
  if (/"(?:terraform_version|planned_values|resource_changes)"\s*:/.test(only.text.slice(0, 100_000))) return "terraform";
  if (/\.har$/i.test(only.path) || /^\s*\{\s*"log"\s*:/.test(only.text)) return "requests";
  if (/\.json$/i.test(only.path)) return "api";
  return "requests";
}

function nameOf(source: string): string {
  const last =
    source
      .replace(/[\\/]+$/, "")
      .split(/[\\/]/)
      .at(-1) ?? "";
  const safe = last
    .replace(/\.(?:tf|json|tfstate|har)$/i, "")
    .replace(/[^\p{L}\p{N}_.-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  return safe === "" ? "imported" : safe;
}
