import type { Json } from "../../support/json";
import type { ComparedEdit, ConfigurationTexts, EditSpace } from "./edit";
import { type Decide, type MetEdit, mergeJson } from "./merge-json";
import { type FilePair, pairFiles } from "./pair-files";
import { trailOf } from "./trail";

/**
 * What has to be done to the first configuration to get the second, as edits that can be taken one by one. Files are compared by what
 * they hold, whatever they are called; one that is no JSON is one value.
 */
export function createEditSpace(before: ConfigurationTexts, after: ConfigurationTexts): EditSpace {
  const pairs = pairFiles(before, after);
  const edits: ComparedEdit[] = [];
  for (const pair of pairs) {
    mergePair(pair, (met) => {
      edits.push(numbered(met, edits.length + 1));
      return true;
    });
  }
  return {
    edits,
    with(kept) {
      const texts = new Map(before);
      let number = 0;
      const decide: Decide = () => {
        number += 1;
        return kept.has(number);
      };
      for (const pair of pairs) {
        const merged = mergePair(pair, decide);
        if (pair.before === null) {
          if (merged !== undefined) texts.set(freePath(pair.after?.path ?? "", texts), merged);
        } else if (merged === undefined) texts.delete(pair.before.path);
        else texts.set(pair.before.path, merged);
      }
      return texts;
    },
  };
}

/** Another file of that name may stand for something else. */
function freePath(path: string, texts: ConfigurationTexts): string {
  let free = path;
  for (let number = 2; texts.has(free); number++) free = path.replace(/(\.\w+)$/, `-${number}$1`);
  return free;
}

function numbered({ kind, trail, title, before, after }: MetEdit, number: number): ComparedEdit {
  return { number, kind, title, where: trail.names.join(", "), place: trail.place, before, after };
}

/** The text of the file with the edits that are taken; `undefined` where it is not there then. */
function mergePair({ before, after }: FilePair, decide: Decide): string | undefined {
  const [old, now] = [before?.answer ?? null, after?.answer ?? null];
  const place = {
    before: before === null ? null : { file: before.path, pointer: old?.pointer ?? "" },
    after: after === null ? null : { file: after.path, pointer: now?.pointer ?? "" },
  };
  if (old !== null && now !== null) return JSON.stringify(mergeJson(old.json, now.json, trailOf(place, now.json), decide));
  const [was, is]: readonly [Json, Json] = [old?.json ?? before?.text ?? null, now?.json ?? after?.text ?? null];
  const kind = before === null ? "added" : after === null ? "removed" : "changed";
  const whole = { before: place.before && { ...place.before, pointer: "" }, after: place.after && { ...place.after, pointer: "" } };
  const taken = decide({ kind, trail: trailOf(whole, is ?? was), title: `${kind} as a whole`, before: was, after: is });
  return (taken ? after : before)?.text;
}
