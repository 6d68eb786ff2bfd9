import { parseJson } from "../../../engine/config/index";
import type { TraceText } from "../../../engine/library/parameters/trace-text";
import { isJsonObject, type Json } from "../../../engine/support/json";
import type { FoundFile } from "../../workspace/files/walk-files";
import { findTraceFiles, readTraceTexts } from "../../workspace/library/trace-texts";
import { Failure } from "../failure";

/** Which traces of the library are meant. Every condition must hold; of several tags or filters one is enough. */
export interface TraceSelection {
  /** Parts of paths, names or URLs; case does not count. */
  readonly filter: readonly string[];
  readonly tag: readonly string[];
}

const TOGETHER = 256;

/** The files that are meant. An empty selection fails: a run of nothing would look like one that passed. */
export async function selectTraces(root: string, selection: TraceSelection): Promise<readonly FoundFile[]> {
  const all = await findTraceFiles(root);
  if (all.length === 0) throw new Failure("the workspace has no saved trace: there is nothing to run");
  const isWanted = wanted(selection);
  if (isWanted === null) return all;
  const chosen: FoundFile[] = [];
  for (let at = 0; at < all.length; at += TOGETHER) {
    const part = all.slice(at, at + TOGETHER);
    const texts = readTraceTexts(root, part);
    chosen.push(...part.filter((_file, index) => texts[index] !== undefined && isWanted(texts[index])));
  }
  if (chosen.length === 0) throw new Failure(`no saved trace of ${all.length} ${describe(selection)}: there is nothing to run`);
  return chosen;
}

function wanted({ filter, tag }: TraceSelection): ((file: TraceText) => boolean) | null {
  if (filter.length === 0 && tag.length === 0) return null;
  const parts = filter.map((part) => part.toLowerCase());
  return ({ traceId, text }) => {
    const json = text === null ? null : parseJson(text);
    const saved = json?.kind === "json" ? json.value : null;
    const tags = member(saved, "tags");
    if (tag.length > 0 && !(Array.isArray(tags) && tag.some((name) => tags.includes(name)))) return false;
    const said = [traceId, member(saved, "name"), member(member(saved, "trace"), "url")]
      .filter((value) => typeof value === "string")
      .map((value) => value.toLowerCase());
    return parts.length === 0 || parts.some((part) => said.some((value) => value.includes(part)));
  };
}

function member(json: Json | undefined, key: string): Json | undefined {
  return isJsonObject(json) ? json[key] : undefined;
}

function describe({ filter, tag }: TraceSelection): string {
  const parts = [
    ...(filter.length === 0 ? [] : [`has ${filter.map((part) => `“${part}”`).join(" or ")} in its path, name or URL`]),
    ...(tag.length === 0 ? [] : [`has the tag ${tag.map((name) => `“${name}”`).join(" or ")}`]),
  ];
  return parts.join(" and ");
}
