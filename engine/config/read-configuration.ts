import { type InParts, wholly } from "../support/in-parts";
import type { Json, JsonObject } from "../support/json";
import type {
  Account,
  Configuration,
  DnsRecord,
  Finding,
  List,
  PageRule,
  Ruleset,
  Script,
  SourcePlace,
  WorkerRoute,
  Zone,
} from "./configuration";
import { CONFIGURATION_FILES, type ConfigurationEntity, findConfigurationFile, type LayoutPlace } from "./configuration-files";
import { unwrapAnswer } from "./envelope";
import { noteRepetitions } from "./note-repetitions";
import { parseJson } from "./parse-json";
import { readList, readListItems } from "./read-list";
import { readRulesets } from "./read-ruleset";
import { readZoneDetails, type ZoneDetails } from "./read-zone";
import { readDnsRecords, readPageRules, readSettings, readUrlNormalization, readWorkerRoutes } from "./read-zone-files";
import { isObject, type Note, type Placed, readText } from "./reading";

/**
 * Reads a configuration from its files: path relative to the configuration's folder (POSIX separators) → text.
 * Never throws: what is wrong with a file is a finding, and the rest loads. Files that the layout does not know are left alone.
 */
export function readConfiguration(name: string, files: ReadonlyMap<string, string>): Configuration {
  return wholly(readConfigurationInParts(name, files));
}

/** The same, file by file. */
export function* readConfigurationInParts(name: string, files: ReadonlyMap<string, string>): InParts<Configuration> {
  const findings: Finding[] = [];
  const note: Note = (finding) => findings.push(finding);
  const account = emptyAccount();
  const zones = new Map<string, ZoneDraft>();
  const inOrder = [...files].sort(([left], [right]) => (left < right ? -1 : 1));
  for (const [done, [path, text]] of inOrder.entries()) {
    yield { done, total: inOrder.length };
    const place = findConfigurationFile(path);
    if (place === null) continue;
    if (place.zone === null) readAccountFile(account, place, path, text, note);
    else readZoneFile(draftOf(zones, place.zone), place, path, text, note);
  }
  const configuration = {
    name,
    account: finishAccount(account),
    zones: [...zones].map(([folder, draft]) => finishZone(folder, draft, note)),
  };
  if (account.details === null && zones.size === 0) noteNothingThere(note);
  noteRepetitions(configuration.account, configuration.zones, note);
  return { ...configuration, findings };
}

interface AccountDraft {
  details: JsonObject | null;
  readonly rulesets: Ruleset[];
  readonly lists: Map<string, List>;
  readonly items: Map<string, readonly JsonObject[]>;
  readonly scripts: Script[];
  readonly others: Map<string, Json>;
}

interface ZoneDraft {
  details: ZoneDetails | null;
  readonly rulesets: Ruleset[];
  dnsRecords: readonly DnsRecord[];
  pageRules: readonly PageRule[];
  settings: JsonObject;
  urlNormalization: Zone["urlNormalization"];
  workerRoutes: readonly WorkerRoute[];
  readonly others: Map<string, Json>;
}

function emptyAccount(): AccountDraft {
  return { details: null, rulesets: [], lists: new Map(), items: new Map(), scripts: [], others: new Map() };
}

function draftOf(zones: Map<string, ZoneDraft>, folder: string): ZoneDraft {
  const known = zones.get(folder);
  if (known !== undefined) return known;
  const draft = {
    details: null,
    rulesets: [],
    dnsRecords: [],
    pageRules: [],
    settings: {},
    urlNormalization: null,
    workerRoutes: [],
    others: new Map<string, Json>(),
  };
  zones.set(folder, draft);
  return draft;
}

interface FileReading {
  readonly parts: readonly Placed[];
  /** The file's name without folder. */
  readonly file: string;
  readonly note: Note;
}

const ACCOUNT_READERS: Readonly<Partial<Record<ConfigurationEntity, (account: AccountDraft, reading: FileReading) => void>>> = {
  account: (account, { parts }) => {
    account.details = parts.map((part) => part.value).find(isObject) ?? null;
  },
  ruleset: (account, { parts, note }) => {
    account.rulesets.push(...readRulesets(parts, note));
  },
  list: (account, { parts, file, note }) => {
    const list = readList(parts, note);
    if (list !== null) account.lists.set(file.replace(/\.json$/, ""), list);
  },
  "list-items": (account, { parts, file, note }) => {
    account.items.set(file.replace(/\.items\.json$/, ""), readListItems(parts, note));
  },
};

const ZONE_READERS: Readonly<Partial<Record<ConfigurationEntity, (zone: ZoneDraft, reading: FileReading) => void>>> = {
  zone: (zone, { parts, note }) => {
    zone.details = readZoneDetails(parts, note);
  },
  settings: addSettings,
  setting: addSettings,
  "dns-records": (zone, { parts, note }) => {
    zone.dnsRecords = readDnsRecords(parts, note);
  },
  ruleset: (zone, { parts, note }) => {
    zone.rulesets.push(...readRulesets(parts, note));
  },
  "page-rules": (zone, { parts, note }) => {
    zone.pageRules = readPageRules(parts, note);
  },
  "url-normalization": (zone, { parts, note }) => {
    zone.urlNormalization = readUrlNormalization(parts, note);
  },
  "worker-routes": (zone, { parts, note }) => {
    zone.workerRoutes = readWorkerRoutes(parts, note);
  },
};

function addSettings(zone: ZoneDraft, { parts, note }: FileReading): void {
  zone.settings = { ...zone.settings, ...readSettings(parts, note) };
}

function readAccountFile(account: AccountDraft, place: LayoutPlace, path: string, text: string, note: Note): void {
  const file = baseName(path);
  if (place.row.entity === "script") {
    account.scripts.push({ name: file.replace(/\.m?js$/, ""), text, file: path });
    return;
  }
  const parts = readParts(place, path, text, note);
  const read = ACCOUNT_READERS[place.row.entity];
  if (read === undefined) keep(account.others, place, parts);
  else read(account, { parts, file, note });
}

function readZoneFile(zone: ZoneDraft, place: LayoutPlace, path: string, text: string, note: Note): void {
  if (place.row.entity === "script") {
    zone.others.set(place.path, text);
    return;
  }
  const parts = readParts(place, path, text, note);
  const read = ZONE_READERS[place.row.entity];
  if (read === undefined) keep(zone.others, place, parts);
  else read(zone, { parts, file: baseName(path), note });
}

function readParts(place: LayoutPlace, path: string, text: string, note: Note): readonly Placed[] {
  const top: SourcePlace = { file: path, pointer: "" };
  if (text.length > place.row.limit) {
    const mebibytes = place.row.limit / 1_048_576;
    note({ code: "too-large", severity: "error", message: `This file is larger than ${mebibytes} MiB, the limit for it.`, place: top });
    return [];
  }
  const parsed = parseJson(text);
  if (parsed.kind === "json") return unwrapAnswer(parsed.value, top, note);
  note({ code: parsed.code, severity: "error", message: parsed.message, place: top });
  return [];
}

/** The pages of an answer, joined, as one value under the file's name in the layout. */
function keep(others: Map<string, Json>, place: LayoutPlace, parts: readonly Placed[]): void {
  const [first] = parts;
  if (first === undefined) return;
  others.set(
    place.path,
    parts.length === 1 ? first.value : parts.flatMap((part) => (Array.isArray(part.value) ? part.value : [part.value])),
  );
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function finishAccount(draft: AccountDraft): Account {
  const top: SourcePlace = { file: "account/account.json", pointer: "" };
  const quiet: Note = () => undefined;
  return {
    id: draft.details === null ? "" : readText(draft.details, "id", top, quiet),
    name: draft.details === null ? "" : readText(draft.details, "name", top, quiet),
    rulesets: draft.rulesets,
    lists: [...draft.lists].map(([file, list]) => withItems(list, draft.items.get(file))),
    scripts: draft.scripts,
    others: Object.fromEntries(draft.others),
  };
}

function withItems(list: List, items: readonly JsonObject[] | undefined): List {
  return items === undefined ? list : { ...list, items: [...list.items, ...items] };
}

function finishZone(folder: string, draft: ZoneDraft, note: Note): Zone {
  const source: SourcePlace = { file: `zones/${folder}/zone.json`, pointer: "" };
  const details = draft.details ?? standInDetails(folder, source, note);
  if (details.name !== "" && details.name !== folder.toLowerCase()) {
    note({
      code: "zone-name-differs",
      severity: "warning",
      message: `The folder is called “${folder}”, the zone in it “${details.name}”; the zone's own name counts.`,
      place: source,
    });
  }
  return {
    id: details.id,
    name: details.name === "" ? folder.toLowerCase() : details.name,
    plan: details.plan,
    paused: details.paused,
    rulesets: draft.rulesets,
    dnsRecords: draft.dnsRecords,
    pageRules: draft.pageRules,
    settings: details.isDeveloping ? { development_mode: "on", ...draft.settings } : draft.settings,
    urlNormalization: draft.urlNormalization,
    workerRoutes: draft.workerRoutes,
    others: Object.fromEntries(draft.others),
    source,
  };
}

function standInDetails(folder: string, source: SourcePlace, note: Note): ZoneDetails {
  note({
    code: "missing-file",
    severity: "warning",
    message: `There is no zone.json that can be read: the zone's name is taken from the folder, its plan as Free.`,
    place: source,
    fix: "Save the answer of GET /zones/{zone_id} here.",
  });
  return { id: "", name: folder.toLowerCase(), plan: "FREE", paused: false, isDeveloping: false };
}

function noteNothingThere(note: Note): void {
  note({
    code: "empty-configuration",
    severity: "error",
    message: "There is nothing here that a configuration holds: no account and no zone.",
    place: { file: "", pointer: "" },
    fix: `A configuration is a folder with files such as ${CONFIGURATION_FILES[0].path} and zones/example.com/zone.json.`,
  });
}
