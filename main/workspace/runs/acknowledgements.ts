import { type AcknowledgedDifference, acknowledge, printAcknowledged, readAcknowledged } from "../../../engine/compare/runs/acknowledged";
import { type CaseComparison, differenceDigest } from "../../../engine/compare/runs/case-comparison";
import { parseJson } from "../../../engine/config/index";
import { Refused } from "../../../engine/contract/refused";
import { confine } from "../files/confine";
import { FILE_KINDS } from "../files/file-kinds";
import { lockedIn } from "../files/lock";
import { readTextFile } from "../files/read-text";
import { refuseTooLarge } from "../files/refuse-too-large";
import { writeDurably } from "../files/write-durably";

const FILE = "acknowledged.json";

/** The differences that somebody accepted on purpose: acknowledged.json of a workspace. */
export interface Acknowledgements {
  /** Empty where there is no file. Refuses a file that nobody can read, so that it is never written over. */
  read(): Promise<readonly AcknowledgedDifference[]>;
  add(comparisons: readonly CaseComparison[], as: { readonly reason: string; readonly until: string }): Promise<void>;
  remove(comparisons: readonly CaseComparison[]): Promise<void>;
}

export function createAcknowledgements(root: string): Acknowledgements {
  async function read(): Promise<readonly AcknowledgedDifference[]> {
    const text = await readTextFile(await confine(root, FILE), FILE_KINDS.acknowledged);
    if (text.kind === "missing") return [];
    if (text.kind === "unreadable") throw new Refused("unreadable", `“${FILE}” ${text.message}`, { file: FILE, pointer: "" });
    const json = parseJson(text.text);
    if (json.kind === "problem") throw new Refused("unreadable", `“${FILE}” is not JSON: ${json.message}`, { file: FILE, pointer: "" });
    const reading = readAcknowledged(json.value);
    if (reading.kind === "value") return reading.value;
    const [first] = reading.problems;
    throw new Refused("unreadable", `“${FILE}”: ${first?.message ?? "it cannot be read"}`, { file: FILE, pointer: first?.pointer ?? "" });
  }

  async function without(comparisons: readonly CaseComparison[]): Promise<readonly AcknowledgedDifference[]> {
    const meant = new Set(comparisons.map((each) => `${each.id} ${differenceDigest(each)}`));
    return (await read()).filter(({ trace, difference }) => !meant.has(`${trace} ${difference}`));
  }

  async function write(differences: readonly AcknowledgedDifference[]): Promise<void> {
    const text = printAcknowledged(differences);
    refuseTooLarge(text, FILE_KINDS.acknowledged, { what: `“${FILE}”`, advice: "accept fewer differences" });
    await writeDurably(await confine(root, FILE), text, FILE);
  }

  return {
    read,
    add: (comparisons, { reason, until }) =>
      lockedIn(root, async () => write([...(await without(comparisons)), ...comparisons.map((each) => acknowledge(each, reason, until))])),
    remove: (comparisons) => lockedIn(root, async () => write(await without(comparisons))),
  };
}
