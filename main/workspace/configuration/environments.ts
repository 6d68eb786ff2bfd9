import { readdir } from "node:fs/promises";
import { parseJson } from "../../../engine/config/index";
import { Refused } from "../../../engine/contract/refused";
import { isJsonObject, type JsonObject } from "../../../engine/support/json";
import { confine } from "../files/confine";
import { FILE_KINDS } from "../files/file-kinds";
import { readTextFile } from "../files/read-text";

const FOLDER = "environments";
const DEFAULT = "default";

/**
 * The variables of an environment: `environments/<name>.json`. `null` asks for the one called `default`, which need not be there. Refuses
 * a name that no environment has, and a file that is not an object of values.
 */
export async function readEnvironment(root: string, name: string | null): Promise<JsonObject> {
  const file = `${FOLDER}/${name ?? DEFAULT}.json`;
  const text = await readTextFile(await confine(root, file), FILE_KINDS.settings);
  if (text.kind === "missing") {
    if (name === null) return {};
    const names = await environmentNames(root);
    const others = names.length === 0 ? "the workspace has none" : `there is ${names.map((other) => `“${other}”`).join(", ")}`;
    throw new Refused("not-found", `There is no environment “${name}” here; ${others}.`);
  }
  if (text.kind === "unreadable") throw new Refused("unreadable", `“${file}” ${text.message}`, { file, pointer: "" });
  const json = parseJson(text.text);
  if (json.kind === "problem") throw new Refused("unreadable", `“${file}” is not JSON: ${json.message}`, { file, pointer: "" });
  if (!isJsonObject(json.value)) throw new Refused("unreadable", `“${file}” is not an object of values by name`, { file, pointer: "" });
  return json.value;
}

/** Names of the files in `environments/`, in order. */
export async function environmentNames(root: string): Promise<readonly string[]> {
  const files = await readdir(await confine(root, FOLDER)).catch(() => []);
  return files
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}
