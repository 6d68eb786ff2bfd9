import { createHash } from "node:crypto";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { type Finding, filesOfBundle, findConfigurationFile, parseJson } from "../../../engine/config/index";
import { Refused } from "../../../engine/contract/refused";
import { confine } from "../files/confine";
import { isMissing, reasonOf } from "../files/file-error";
import { FILE_KINDS, type FileKind, LARGEST_CONFIGURATION, printSize } from "../files/file-kinds";
import { inBatches } from "../files/in-batches";
import { lockedIn } from "../files/lock";
import { createOneAtATime } from "../files/one-at-a-time";
import type { OwnWrites } from "../files/own-writes";
import { readTextFile, type TextFile } from "../files/read-text";
import { type FoundFile, walkFiles } from "../files/walk-files";
import type { ConfigurationLocation } from "./configuration-location";
import { type SaveConfiguration, saveConfiguration } from "./save-configuration";

const FOLDER = "configurations";

/** A configuration as its files, ready for the engine's reader. `findings`: files that could not be read and were left out. */
export interface ConfigurationFiles {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

/** The configurations of a workspace. */
export interface ConfigurationStore {
  names(): Promise<readonly string[]>;
  /** Refuses a name that no configuration has. */
  locate(name: string): Promise<ConfigurationLocation>;
  /** The path of a file of a configuration; of a bundle it is the bundle. */
  fileOf(name: string, file: string): Promise<string>;
  save(request: SaveConfiguration): Promise<{ readonly name: string }>;
}

export function createConfigurationStore(root: string, ownWrites: OwnWrites): ConfigurationStore {
  const inOrder = createOneAtATime();

  async function all(): Promise<readonly ConfigurationLocation[]> {
    const folder = await confine(root, FOLDER);
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw new Refused("unreadable", `“${FOLDER}” ${reasonOf(error)}`, { file: FOLDER, pointer: "" });
    });
    const found = entries.flatMap((entry): ConfigurationLocation[] => {
      if (entry.name.startsWith(".")) return [];
      const relative = `${FOLDER}/${entry.name}`;
      if (entry.isDirectory()) return [{ name: entry.name, root, relative, form: "folder" }];
      return entry.name.endsWith(".json") ? [{ name: entry.name.slice(0, -5), root, relative, form: "bundle" }] : [];
    });
    return found.sort((left, right) => (left.name < right.name ? -1 : 1));
  }

  async function locate(name: string): Promise<ConfigurationLocation> {
    const locations = await all();
    const location = locations.find((candidate) => candidate.name === name);
    if (location !== undefined) return location;
    const others = [...new Set(locations.map((candidate) => `“${candidate.name}”`))].join(", ");
    throw new Refused(
      "not-found",
      `There is no configuration “${name}” here; ${others === "" ? "the workspace has none" : `there is ${others}`}.`,
    );
  }

  return {
    names: async () => [...new Set((await all().catch(() => [])).map((location) => location.name))],
    locate,
    async fileOf(name, file) {
      const location = await locate(name);
      return confine(root, location.form === "bundle" ? location.relative : `${location.relative}/${file}`);
    },
    save: (request) =>
      inOrder(async () => {
        const location = await locate(request.configuration);
        const taken = (await all()).map(({ name }) => name);
        return lockedIn(root, () => saveConfiguration({ ...request, location, taken }, ownWrites));
      }),
  };
}

/** Reads all files of a configuration. What cannot be read becomes a finding; the rest is there. Rejects with the reason of `signal` between two files. */
export async function loadConfiguration(location: ConfigurationLocation, signal?: AbortSignal): Promise<ConfigurationFiles> {
  return location.form === "bundle" ? loadBundle(location) : loadFolder(location, signal);
}

/** Changes whenever a file of the configuration does; costs a look at each file, not a read. */
export async function fingerprintOf(location: ConfigurationLocation): Promise<string> {
  const found = await filesOf(location);
  const hash = createHash("sha256");
  for (const { relative, stats, problem } of found) {
    hash.update(`${relative}\0${stats === null ? problem : `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`}\n`);
  }
  return hash.digest("hex");
}

async function filesOf({ root, relative, form }: ConfigurationLocation): Promise<readonly FoundFile[]> {
  if (form === "folder") return walkFiles(root, relative, (name) => /\.(?:json|m?js)$/.test(name));
  const name = path.posix.basename(relative);
  return walkFiles(root, path.posix.dirname(relative), (candidate) => candidate === name);
}

async function loadFolder(location: ConfigurationLocation, signal?: AbortSignal): Promise<ConfigurationFiles> {
  let total = 0;
  const known = (await filesOf(location)).flatMap((found) => {
    const kind = kindOf(found.relative);
    if (kind === null) return [];
    total += found.stats?.size ?? 0;
    return [{ ...found, kind, problem: found.problem ?? (total > LARGEST_CONFIGURATION ? TOO_MUCH : null) }];
  });
  const texts = await inBatches(known, async ({ relative, kind, problem }): Promise<TextFile> => {
    signal?.throwIfAborted();
    return problem === null
      ? readTextFile(path.join(location.root, location.relative, relative), kind)
      : { kind: "unreadable", message: problem };
  });
  const files = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [index, { relative }] of known.entries()) {
    const text = texts[index];
    if (text?.kind === "text") files.set(relative, text.text);
    else if (text !== undefined) findings.push(unreadable(relative, text.message));
  }
  return { name: location.name, files, findings };
}

const TOO_MUCH = `is left out: the files together are more than ${printSize(LARGEST_CONFIGURATION)}`;

async function loadBundle(location: ConfigurationLocation): Promise<ConfigurationFiles> {
  const { name } = location;
  const file = path.posix.basename(location.relative);
  const text = await readTextFile(await confine(location.root, location.relative), FILE_KINDS.bundle);
  if (text.kind !== "text") return { name, files: new Map(), findings: [unreadable(file, text.message)] };
  const json = parseJson(text.text);
  if (json.kind === "problem") {
    return {
      name,
      files: new Map(),
      findings: [{ code: json.code, severity: "error", message: json.message, place: { file, pointer: "" } }],
    };
  }
  return { name, files: filesOfBundle(json.value), findings: [] };
}

function kindOf(relative: string): FileKind | null {
  const place = findConfigurationFile(relative);
  return place === null ? null : { what: place.row.path, limit: place.row.limit };
}

function unreadable(file: string, message: string): Finding {
  return { code: "unreadable", severity: "error", message: `${file} ${message}`, place: { file, pointer: "" } };
}

/** A configuration outside of any workspace: a folder, or a bundle file. */
export async function locateConfigurationAt(given: string): Promise<ConfigurationLocation> {
  const real = await realpath(given);
  const stats = await stat(real);
  if (stats.isDirectory()) return { name: path.basename(real), root: real, relative: "", form: "folder" };
  if (!real.endsWith(".json"))
    throw new Refused("unreadable", `“${given}” is not a configuration: give a folder, or a bundle that ends in .json.`);
  return { name: path.basename(real, ".json"), root: path.dirname(real), relative: path.basename(real), form: "bundle" };
}
