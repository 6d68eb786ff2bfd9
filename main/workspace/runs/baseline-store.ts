import { readdir } from "node:fs/promises";
import { parseJson } from "../../../engine/config/index";
import { Refused } from "../../../engine/contract/refused";
import { type Baseline, printBaseline, readBaseline } from "../../../engine/library/baseline/baseline";
import { confine, unportableName } from "../files/confine";
import { FILE_KINDS } from "../files/file-kinds";
import { readTextFile } from "../files/read-text";
import { refuseTooLarge } from "../files/refuse-too-large";
import { writeDurably } from "../files/write-durably";
import { trashFile } from "../library/trash";

/** The runs that are kept in a workspace: `baselines/<name>.json`. */
export interface BaselineStore {
  names(): Promise<readonly string[]>;
  /** `null` where there is none of that name. Refuses a file that nobody can read. */
  read(name: string): Promise<Baseline | null>;
  write(name: string, baseline: Baseline): Promise<void>;
  /** Moves the file to the workspace's trash. */
  remove(name: string): Promise<void>;
}

const FOLDER = "baselines";

export function createBaselineStore(root: string): BaselineStore {
  return {
    async names() {
      const files = await readdir(await confine(root, FOLDER)).catch(() => []);
      return files
        .filter((file) => file.endsWith(".json") && !file.startsWith("."))
        .map((file) => file.slice(0, -".json".length))
        .sort();
    },

    async read(name) {
      const file = `${FOLDER}/${name}.json`;
      const text = await readTextFile(await confine(root, file), FILE_KINDS.baseline);
      if (text.kind === "missing") return null;
      if (text.kind === "unreadable") throw new Refused("unreadable", `“${file}” ${text.message}`, { file, pointer: "" });
      const json = parseJson(text.text);
      if (json.kind === "problem") throw new Refused("unreadable", `“${file}” is not JSON: ${json.message}`, { file, pointer: "" });
      const reading = readBaseline(json.value);
      if (reading.kind === "value") return reading.value;
      const [first] = reading.problems;
      const pointer = first?.pointer ?? "";
      throw new Refused("unreadable", `“${file}” is not a baseline: ${pointer}: ${first?.message ?? ""}`, { file, pointer });
    },

    async write(name, baseline) {
      const wrong = unportableName(name);
      if (wrong !== null || name.includes("/"))
        throw new Refused("invalid-request", `“${name}” cannot name a baseline: ${wrong ?? "it holds a slash"}`);
      const file = `${FOLDER}/${name}.json`;
      const text = printBaseline(baseline);
      refuseTooLarge(text, FILE_KINDS.baseline, { what: `“${file}”`, advice: "keep a run of fewer traces" });
      await writeDurably(await confine(root, file), text, file);
    },

    async remove(name) {
      await trashFile(root, `${FOLDER}/${name}.json`, new Date());
    },
  };
}
