import { parseJson } from "../../config";
import { isObject, property } from "../../config/reading";
import type { Json } from "../../support/json";
import type { ComparedEdit, ConfigurationTexts, EditSpace } from "./edit";
import { type Decide, type MetEdit, mergeJson } from "./merge-json";
import { trailOf } from "./trail";

/**
 * What has to be done to the first configuration to get the second, as edits that can be taken one by one. Files are compared by their
 * path; one that is no JSON is one value.
 */
export function createEditSpace(before: ConfigurationTexts, after: ConfigurationTexts): EditSpace {
  const files = [...new Set([...before.keys(), ...after.keys()])].sort().filter((file) => before.get(file) !== after.get(file));
  const pairs = files.map((file) => readPair(file, before.get(file), after.get(file)));
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
        if (merged === undefined) texts.delete(pair.file);
        else texts.set(pair.file, merged);
      }
      return texts;
    },
  };
}

function numbered({ kind, trail, title, before, after }: MetEdit, number: number): ComparedEdit {
  return { number, kind, title, where: trail.names.join(", "), place: trail.place, before, after };
}

/** A file of both configurations; `undefined`: it is not there. */
interface FilePair {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** What the two answers hold, without their envelopes; `null` where one is no JSON. */
  readonly answers: { readonly before: Answer; readonly after: Answer } | null;
}

interface Answer {
  readonly json: Json;
  /** Where the answer stands in its file. */
  readonly pointer: "" | "/result";
}

function readPair(file: string, before: string | undefined, after: string | undefined): FilePair {
  const old = before === undefined ? null : answerIn(file, before);
  const now = after === undefined ? null : answerIn(file, after);
  return { file, before, after, answers: old === null || now === null ? null : { before: old, after: now } };
}

function answerIn(file: string, text: string): Answer | null {
  if (!file.endsWith(".json")) return null;
  const parsed = parseJson(text);
  if (parsed.kind === "problem") return null;
  const result = isObject(parsed.value) ? property(parsed.value, "result") : undefined;
  return result === undefined ? { json: parsed.value, pointer: "" } : { json: result, pointer: "/result" };
}

/** The text of the file with the edits that are taken; `undefined` where it is not there then. */
function mergePair({ file, before, after, answers }: FilePair, decide: Decide): string | undefined {
  if (answers !== null) {
    const { before: old, after: now } = answers;
    return JSON.stringify(mergeJson(old.json, now.json, trailOf(file, { before: old.pointer, after: now.pointer }, now.json), decide));
  }
  const [old, now] = [wholeOf(file, before), wholeOf(file, after)];
  const kind = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  const trail = trailOf(file, { before: before === undefined ? null : "", after: after === undefined ? null : "" }, now ?? old);
  return decide({ kind, trail, title: `${kind} as a whole`, before: old, after: now }) ? after : before;
}

function wholeOf(file: string, text: string | undefined): Json {
  return text === undefined ? null : (answerIn(file, text)?.json ?? text);
}
