import { isObject, property } from "../../config/reading";
import { findPhase } from "../../phases";
import type { Json } from "../../support/json";
import { jsonPointer } from "../../support/problem";
import type { ComparedEdit } from "./edit";
import { textAt } from "./identity/made-ids";
import { pageRulePattern } from "./identity/member-names";

/** The way from the top of a file to a value in it: its place on both sides, and what a person calls it. */
export interface Trail {
  readonly place: ComparedEdit["place"];
  /** The file and the members of lists that were gone into, outermost first. */
  readonly names: readonly string[];
  /** Dotted keys since the last named member. */
  readonly key: string;
  /** The file, and where in what it holds, as the first configuration has them; as the second does where it is not in the first. */
  readonly file: string;
  readonly pointer: string;
}

type Step = string | number | null;

/** The top of a file, which may have another name on the other side. */
export function trailOf(place: ComparedEdit["place"], json: Json): Trail {
  const file = (place.before ?? place.after)?.file ?? "";
  return { place, names: [titleOfFile((place.after ?? place.before)?.file ?? "", json)], key: "", file, pointer: "" };
}

/** One step further in; `null` on the side where it is not there. A member of a list has a name. */
export function trailInto(trail: Trail, step: { readonly before: Step; readonly after: Step }, name?: string): Trail {
  const { place, names, key, file } = trail;
  const inner = { before: into(place.before, step.before), after: into(place.after, step.after) };
  const pointer = trail.pointer + jsonPointer([step.before ?? step.after ?? ""]);
  if (name !== undefined) return { place: inner, names: [...names, name], key: "", file, pointer };
  const last = String(step.after ?? step.before ?? "");
  return { place: inner, names, key: key === "" ? last : `${key}.${last}`, file, pointer };
}

function into(place: ComparedEdit["place"]["before"], step: Step): ComparedEdit["place"]["before"] {
  return place === null || step === null ? null : { file: place.file, pointer: place.pointer + jsonPointer([step]) };
}

const NAMES = ["description", "comment", "name", "hostname", "pattern", "ref", "id"];

export function nameOfMember(member: Json): string {
  if (typeof member === "string" || typeof member === "number") return `“${member}”`;
  if (!isObject(member)) return "an entry";
  const found = pageRulePattern(member) ?? NAMES.map((key) => textAt(member, key)).find((value) => value !== null);
  return typeof found === "string" ? `“${found}”` : "an entry";
}

/** “Custom rules (example.com)”, “list office_networks”, “dns_records (example.com)”. */
function titleOfFile(file: string, json: Json): string {
  const zone = /^zones\/([^/]+)\//.exec(file)?.[1];
  const owner = zone ?? "account";
  const stem = (file.split("/").at(-1) ?? file).replace(/\.\w+$/, "");
  if (file.includes("/lists/")) return `list ${stem.replace(/\.items$/, "")}`;
  if (!isObject(json)) return `${stem} (${owner})`;
  const [phase, kind, name] = ["phase", "kind", "name"].map((key) => property(json, key));
  if (typeof phase !== "string") return `${stem} (${owner})`;
  const product = findPhase(phase)?.product ?? phase;
  return kind === "custom" && typeof name === "string" ? `${product}, “${name}” (${owner})` : `${product} (${owner})`;
}
