import { isObject } from "../../../config/reading";
import type { Json } from "../../../support/json";
import { textAt } from "./made-ids";
import { type Matched, matchMembers } from "./match-members";
import type { MemberKind } from "./member-kind";
import { memberNames } from "./member-names";

/** One member of a list, which may hold the same value several times. */
export interface Member {
  readonly json: Json;
  readonly index: number;
}

/** By which of these the members of a list inside of something can be told apart. */
const PART_NAMES = ["ref", "id", "name", "hostname", "pattern", "ip", "value", "description", "expression"];

/** Which members of two lists are the same thing. `null` where members cannot be told apart: then the list is one value. */
export function identifyMembers(before: readonly Json[], after: readonly Json[], kind: MemberKind): Matched<Member> | null {
  const all = [...before, ...after];
  if (all.length === 0 || !all.every(isObject)) return null;
  if (kind === "part" && !all.every((member) => PART_NAMES.some((key) => textAt(member, key) !== null))) return null;
  const [old, now] = [before, after].map((list) => list.map((json, index) => ({ json, index })));
  return matchMembers<Member>(
    old ?? [],
    now ?? [],
    memberNames(kind, ({ json }) => json),
  );
}
