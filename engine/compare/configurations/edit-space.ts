import { isArray, isObject, property } from "../../config/reading";
import type { Json } from "../../support/json";
import { pointerSteps } from "../../support/problem";
import type { ComparedEdit, ConfigurationTexts, EditSpace } from "./edit";
import { type IdsAnew, isNothingAnew } from "./identity/ids-anew";
import { kindOfFile } from "./identity/member-kind";
import { idsAnewIn } from "./identity/same-things";
import { type MetEdit, mergeJson, type Walk } from "./merge-json";
import { type Answer, pairFiles } from "./pair-files";
import { type ReadPair, readPair } from "./read-pair";
import { stepNamesOf } from "./step-names";
import { nameOfMember, trailOf } from "./trail";

/**
 * What has to be done to the first configuration to get the second, as edits that can be taken one by one. Files are compared by what
 * they hold, whatever they are called; one that is no JSON is one value. Ids that were made anew are no edits: whatever is taken, things
 * have the ids that they have in the first, and so have those that name them.
 */
export function createEditSpace(before: ConfigurationTexts, after: ConfigurationTexts): EditSpace {
  const found = pairFiles(before, after);
  const ids = idsAnewIn(found);
  const pairs = (isNothingAnew(ids) ? found : pairFiles(before, after, ids)).map((pair) => readPair(pair, ids));
  const keyAfter = keysAfter(ids);
  const edits: ComparedEdit[] = [];
  const numberedPairs = pairs.map((pair): NumberedPair => {
    const first = edits.length + 1;
    const decide = (met: MetEdit): boolean => {
      edits.push(numbered(met, edits.length + 1, pair));
      return true;
    };
    const all = mergePair(pair, { decide, keyAfter });
    return { pair, first, last: edits.length, all };
  });
  return {
    edits,
    names: stepNamesOf(pairs, ids),
    with(kept) {
      const texts = new Map(before);
      for (const { pair, first, last, all } of numberedPairs) {
        const count = countIn(kept, first, last);
        if (count === 0) continue;
        let number = first - 1;
        const decide = (): boolean => {
          number += 1;
          return kept.has(number);
        };
        const merged = count === last - first + 1 ? all : mergePair(pair, { decide, keyAfter });
        if (pair.before === null) {
          if (merged !== undefined) texts.set(freePath(pair.after?.path ?? "", texts), merged);
        } else if (merged === undefined) texts.delete(pair.before.path);
        else texts.set(pair.before.path, merged);
      }
      return texts;
    },
  };
}

/** A pair with the numbers of its edits; `last` is smaller than `first` where it has none. */
interface NumberedPair {
  readonly pair: ReadPair;
  readonly first: number;
  readonly last: number;
  /** Its text with all of them. */
  readonly all: string | undefined;
}

function countIn(kept: ReadonlySet<number>, first: number, last: number): number {
  let count = 0;
  for (let number = first; number <= last; number += 1) if (kept.has(number)) count += 1;
  return count;
}

function keysAfter({ rulesets, made }: IdsAnew): Walk["keyAfter"] {
  const original = new Map([...made, ...rulesets].map(([now, old]) => [old, now]));
  return (trail, key) => (made.size > 0 || trail.key === "action_parameters.rules" ? (original.get(key) ?? key) : key);
}

/** Another file of that name may stand for something else. */
function freePath(path: string, texts: ConfigurationTexts): string {
  let free = path;
  for (let number = 2; texts.has(free); number++) free = path.replace(/(\.\w+)$/, `-${number}$1`);
  return free;
}

function numbered(met: MetEdit, number: number, pair: ReadPair): ComparedEdit {
  const { kind, trail, title, before } = met;
  const after = asWritten(met, pair.after?.answer ?? null);
  const isNewMember = kind === "added" && trail.key === "" && trail.names.length > 1;
  const names = isNewMember ? [...trail.names.slice(0, -1), nameOfMember(after)] : trail.names;
  return { number, kind, title, where: names.join(", "), place: trail.place, before, after };
}

/** What the second configuration has there, with its own ids. */
function asWritten({ kind, trail, after, keys }: MetEdit, answer: Answer | null): Json {
  if (kind === "moved" || after === null || answer === null || trail.place.after === null) return after;
  const pointer = trail.place.after.pointer.slice(answer.pointer.length);
  if (keys === undefined) return valueAt(answer.json, pointer) ?? after;
  const around = valueAt(answer.json, pointer.slice(0, pointer.lastIndexOf("/")));
  return isObject(around) ? Object.fromEntries(Object.entries(around).filter(([key]) => keys.includes(key))) : after;
}

function valueAt(json: Json, pointer: string): Json | undefined {
  return pointerSteps(pointer).reduce<Json | undefined>(
    (value, step) => (isArray(value) ? value[Number(step)] : isObject(value) ? property(value, step) : undefined),
    json,
  );
}

/** The text of the file with the edits that are taken; `undefined` where it is not there then. */
function mergePair({ before, after, now, isRead }: ReadPair, walk: Walk): string | undefined {
  const [old, next] = [before?.answer ?? null, after?.answer ?? null];
  const place = {
    before: before === null ? null : { file: before.path, pointer: old?.pointer ?? "" },
    after: after === null ? null : { file: after.path, pointer: next?.pointer ?? "" },
  };
  if (old !== null && next !== null) {
    const at = { trail: trailOf(place, next.json), kind: kindOfFile(before?.path ?? "") };
    return JSON.stringify(mergeJson(old.json, now, at, walk));
  }
  const [was, is]: readonly [Json, Json] = [old?.json ?? before?.text ?? null, next?.json ?? after?.text ?? null];
  const kind = before === null ? "added" : after === null ? "removed" : "changed";
  const whole = { before: place.before && { ...place.before, pointer: "" }, after: place.after && { ...place.after, pointer: "" } };
  const taken = walk.decide({ kind, trail: trailOf(whole, is ?? was), title: `${kind} as a whole`, before: was, after: is });
  if (!taken) return before?.text;
  return next === null || isRead === "as it stands" ? after?.text : JSON.stringify(now);
}
