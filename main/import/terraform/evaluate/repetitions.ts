import type { AddNote } from "../../import-note";
import type { Block } from "../hcl/syntax";
import type { Scope } from "./evaluate";
import { valueOf } from "./evaluate-body";
import { asNumber, isTfList, isTfObject, isUnknown, sortedKeys, type TfValue } from "./value";

/** A resource may have this many instances. */
const MOST_INSTANCES = 20_000;

/** Instances of a block: its key (`null` where it has neither count nor for_each), and what `each` or `count` are in it. */
export interface Repetition {
  readonly key: string | number | null;
  readonly locals: ReadonlyMap<string, TfValue>;
}

/** The instances of `block`, which messages call `what`; where they cannot be known, none, and that is noted. */
export function repetitionsOf(
  block: Block,
  { within, what, note }: { readonly within: Scope; readonly what: string; readonly note: AddNote },
): readonly Repetition[] {
  const count = valueOf(block, "count", within);
  const each = valueOf(block, "for_each", within);
  const given = count ?? each;
  if (given === null) return [{ key: null, locals: new Map() }];
  const place = { file: within.file, line: block.line };
  const keys = isUnknown(given) ? null : count === null ? keysOf(given) : numbersBelow(asNumber(given));
  if (keys !== null && keys.length <= MOST_INSTANCES) return keys;
  note({
    code: "not-evaluated",
    severity: "error",
    message: `${what}: ${isUnknown(given) ? given.reason : "its count or for_each cannot be used"}, so it is not known how many of it there are. It is left out.`,
    ...place,
  });
  return [];
}

function keysOf(each: TfValue): readonly Repetition[] | null {
  const entries: readonly (readonly [string, TfValue])[] | null = isTfObject(each)
    ? sortedKeys(each).map((key) => [key, each.get(key) ?? null])
    : isTfList(each)
      ? each.flatMap((value) => (typeof value === "string" ? [[value, value] as const] : []))
      : null;
  return (
    entries?.map(([key, value]) => ({
      key,
      locals: new Map([
        [
          "each",
          new Map([
            ["key", key],
            ["value", value],
          ]),
        ],
      ]),
    })) ?? null
  );
}

function numbersBelow(count: number | null): readonly Repetition[] | null {
  if (count === null || !Number.isInteger(count) || count < 0 || count > MOST_INSTANCES) return null;
  return Array.from({ length: count }, (_, index) => ({ key: index, locals: new Map([["count", new Map([["index", index]])]]) }));
}
