import { parseJson } from "../../config";
import { isArray, isObject, property } from "../../config/reading";
import type { Json } from "../../support/json";
import type { ConfigurationTexts } from "./edit";
import { type IdsAnew, isNothingAnew, NO_IDS_ANEW } from "./identity/ids-anew";
import { inOldPath } from "./identity/in-old-ids";
import { matchMembers } from "./identity/match-members";

/** One file of a configuration. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  /** What the answer in it holds, without its envelope; `null` where it is no JSON. */
  readonly answer: Answer | null;
}

export interface Answer {
  readonly json: Json;
  /** Where the answer stands in its file. */
  readonly pointer: "" | "/result";
}

/** A file of both configurations; `null` on the side where it is not there. */
export interface FilePair {
  readonly before: TextFile | null;
  readonly after: TextFile | null;
}

/**
 * Pairs the files of two configurations by what they hold: rulesets by their phase or id, lists by their name, all in the zone of that
 * name, whatever its folder is called; other files by their path, in which an id may stand that was made anew. In the order of paths; files
 * that are the same on both sides are left out, but where ids were made anew: then what they name may not be there.
 */
export function pairFiles(before: ConfigurationTexts, after: ConfigurationTexts, ids: IdsAnew = NO_IDS_ANEW): readonly FilePair[] {
  const isSame = isNothingAnew(ids) ? (one: string, other: string | undefined): boolean => one === other : (): boolean => false;
  const changed = (files: ConfigurationTexts, others: ConfigurationTexts): readonly TextFile[] =>
    [...files].flatMap(([path, text]) => (isSame(text, others.get(path)) ? [] : [{ path, text, answer: answerIn(path, text) }]));
  const [old, now] = [changed(before, after), changed(after, before)];
  const owners = new Map([
    ...old.map((file) => [file, ownerOf(file, before)] as const),
    ...now.map((file) => [file, ownerOf(file, after)] as const),
  ]);
  const isNow = new Set(now);
  const owned = (file: TextFile, name: string | null): string | null => (name === null ? null : `${owners.get(file) ?? ""} ${name}`);
  const { pairs, removed, added } = matchMembers(old, now, [
    (file) => owned(file, meaningOf(file)),
    (file) => owned(file, titleOf(file)),
    (file) => owned(file, pathInOwner(file.path, isNow.has(file) ? ids : NO_IDS_ANEW)),
  ]);
  const all: readonly FilePair[] = [
    ...pairs,
    ...removed.map((file) => ({ before: file, after: null })),
    ...added.map((file) => ({ before: null, after: file })),
  ];
  return all.toSorted((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1));
}

function placeOf({ before, after }: FilePair): string {
  return before?.path ?? after?.path ?? "";
}

/** What a file's text holds, without its envelope; `null` where it is no JSON. */
function answerIn(path: string, text: string): Answer | null {
  if (!path.endsWith(".json")) return null;
  const parsed = parseJson(text);
  if (parsed.kind === "problem") return null;
  const result = isObject(parsed.value) ? property(parsed.value, "result") : undefined;
  return result === undefined ? { json: parsed.value, pointer: "" } : { json: result, pointer: "/result" };
}

const IN_ZONE = /^zones\/([^/]+)\/(.*)$/;

/** The zone that a file belongs to, by the name that its own file gives it. */
function ownerOf({ path }: TextFile, files: ConfigurationTexts): string {
  const folder = IN_ZONE.exec(path)?.[1];
  if (folder === undefined) return "account";
  const file = `zones/${folder}/zone.json`;
  const zone = answerIn(file, files.get(file) ?? "")?.json;
  return `zone ${textOf(zone, "name") ?? folder}`;
}

function pathInOwner(path: string, ids: IdsAnew): string {
  return inOldPath(IN_ZONE.exec(path)?.[2] ?? path, ids);
}

/** What no other file of the same owner holds. A list whose items stand in a file of their own keeps its name, which that file shares. */
function meaningOf({ path, answer }: TextFile): string | null {
  const [kind, phase, id] = ["kind", "phase", "id"].map((key) => textOf(answer?.json, key));
  if (path.includes("/rulesets/") && kind !== null && phase !== null) {
    if (kind === "root" || kind === "zone") return `${kind} ${phase}`;
    return id === null ? null : `ruleset ${id}`;
  }
  if (path.includes("/lists/") && isObject(answer?.json) && isArray(property(answer.json, "items"))) {
    const name = textOf(answer.json, "name");
    return name === null ? null : `list ${name}`;
  }
  return null;
}

/** For rulesets that were given a new id. */
function titleOf({ path, answer }: TextFile): string | null {
  const [kind, phase, name] = ["kind", "phase", "name"].map((key) => textOf(answer?.json, key));
  return path.includes("/rulesets/") && kind !== null && phase !== null && name !== null ? `${kind} ${phase} ${name}` : null;
}

function textOf(json: Json | undefined, key: string): string | null {
  const text = isObject(json) ? property(json, key) : undefined;
  return typeof text === "string" && text !== "" ? text : null;
}
