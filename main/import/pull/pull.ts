import { isArray, isObject, property } from "../../../engine/config/reading";
import { Refused } from "../../../engine/contract/refused";
import { isJsonObject, type Json, type JsonObject } from "../../../engine/support/json";
import { importApi } from "../api/import-api";
import type { AddNote, ImportNote } from "../import-note";
import type { ImportedConfiguration } from "../imported";
import { textAt } from "../pieces/zone-directory";
import type { SourceFile } from "../source/read-sources";
import type { ApiAnswer, ApiClient } from "./api-client";
import { ACCOUNT_STEPS, LISTS, listItems, type PullStep, RULESETS, SNIPPET_RULES, SNIPPETS, WAITING_ROOMS, ZONE_STEPS } from "./pull-steps";

export interface PullRequest {
  readonly client: ApiClient;
  /** Names of the zones. */
  readonly zones: readonly string[];
  readonly signal?: AbortSignal;
  /** Called before each answer that is asked for. */
  readonly progress?: (asked: number, what: string) => void;
}

/**
 * Pulls a configuration from the API: the zones that are named and their account. A product that answers with a fault is left out and noted, and
 * the rest is pulled. Refuses where nothing can be had at all: a token that is not valid, a zone that is not there. Writes nothing.
 */
export async function pullConfiguration(request: PullRequest): Promise<ImportedConfiguration> {
  const notes: ImportNote[] = [];
  const state: Pull = { ...request, files: [], note: (note) => notes.push(note), asked: 0 };
  const zones = [];
  for (const name of request.zones) zones.push(await findZone(state, name));
  const accounts = new Set(zones.map(({ account }) => account).filter((id) => id !== ""));
  for (const account of accounts) await pullAccount(state, account);
  for (const zone of zones) await pullZone(state, zone);
  const imported = importApi(state.files);
  return { files: withEmptyNames(imported.files, state.files), notes: [...notes, ...imported.notes] };
}

/** An account that has no rulesets is not one whose rulesets nobody asked for; an empty answer alone does not tell what it is of. */
function withEmptyNames(made: ReadonlyMap<string, string>, pulled: readonly SourceFile[]): ReadonlyMap<string, string> {
  const path = "account/rulesets.json";
  const answer = pulled.find((file) => file.path === path);
  return answer === undefined || made.has(path) ? made : new Map([...made, [path, answer.text]]);
}

interface Pull extends PullRequest {
  readonly files: SourceFile[];
  readonly note: AddNote;
  asked: number;
}

interface FoundZone {
  readonly id: string;
  readonly name: string;
  readonly account: string;
}

/** An owner's address in the API and its folder in the layout. */
interface Owner {
  readonly base: string;
  readonly folder: string;
  readonly title: string;
}

async function findZone(state: Pull, name: string): Promise<FoundZone> {
  tell(state, `zone ${name}`);
  const answer = await state.client.get("/zones", { name: name.toLowerCase(), per_page: 50 });
  if (answer.kind !== "json") throw new Refused("unreadable", refusal(answer, name));
  const result = resultOf(answer.body);
  const zone = isArray(result) ? result.filter(isObject).find((candidate) => textAt(candidate, "name") === name.toLowerCase()) : undefined;
  if (zone === undefined)
    throw new Refused("not-found", `The token sees no zone “${name}”: it is another account's, or the token lacks “Zone: Read”.`);
  keep(state, `zones/${textAt(zone, "name")}/zone.json`, zone);
  const account = property(zone, "account");
  return { id: textAt(zone, "id"), name: textAt(zone, "name"), account: isObject(account) ? textAt(account, "id") : "" };
}

function refusal(answer: ApiAnswer, zone: string): string {
  if (answer.kind !== "fault") return `The API's answer about zone “${zone}” is no JSON.`;
  if (answer.status === 401 || answer.status === 403 || answer.status === 400)
    return `The API does not accept the token (${answer.status}: ${answer.message}).`;
  return `The API cannot be asked: ${answer.status === null ? "" : `${answer.status}, `}${answer.message}`;
}

async function pullAccount(state: Pull, id: string): Promise<void> {
  const owner: Owner = { base: `/accounts/${id}`, folder: "account", title: "the account" };
  for (const step of ACCOUNT_STEPS) await pullStep(state, owner, step);
  await pullRulesets(state, owner);
  const lists = (await pullStep(state, owner, LISTS)).filter(isObject);
  for (const list of lists) {
    const [listId, name] = [textAt(list, "id"), textAt(list, "name")];
    await pullStep(state, owner, listItems(listId, name));
  }
  await pullScripts(state, owner);
}

async function pullZone(state: Pull, { id, name }: FoundZone): Promise<void> {
  const owner: Owner = { base: `/zones/${id}`, folder: `zones/${name}`, title: `zone ${name}` };
  for (const step of ZONE_STEPS) await pullStep(state, owner, step);
  await pullRulesets(state, owner);
  const snippets = (await pullStep(state, owner, SNIPPETS)).filter(isObject);
  if (snippets.length > 0) await pullStep(state, owner, SNIPPET_RULES);
  for (const snippet of snippets) {
    const snippetName = textAt(snippet, "snippet_name");
    await pullCode(state, owner, `/snippets/${encodeURIComponent(snippetName)}/content`, `snippets/${snippetName}.js`);
  }
  const rooms = (await pullStep(state, owner, WAITING_ROOMS)).filter(isObject);
  for (const room of rooms) {
    const roomId = textAt(room, "id");
    const what = `of waiting room ${textAt(room, "name")}`;
    await pullStep(state, owner, one(`/waiting_rooms/${roomId}/rules`, `waiting_rooms/${roomId}.rules.json`, `rules ${what}`));
    await pullStep(state, owner, one(`/waiting_rooms/${roomId}/events`, `waiting_rooms/${roomId}.events.json`, `events ${what}`));
  }
}

function one(path: string, file: string, what: string): PullStep {
  return { path, file, what, pages: "one", perPage: 0 };
}

/** The rulesets of an owner: its own, and those of Cloudflare's that its rules execute. */
async function pullRulesets(state: Pull, owner: Owner): Promise<void> {
  const names = (await pullStep(state, owner, RULESETS)).filter(isObject);
  const ownKind = owner.folder === "account" ? "root" : "zone";
  const own = names.filter((ruleset) => [ownKind, "custom"].includes(textAt(ruleset, "kind")));
  const executed = new Set<string>();
  for (const ruleset of own) {
    const [body] = await pullStep(state, owner, rulesetStep(ruleset));
    for (const id of executedBy(body)) executed.add(id);
  }
  const managed = names.filter((ruleset) => textAt(ruleset, "kind") === "managed" && executed.has(textAt(ruleset, "id")));
  for (const ruleset of managed) await pullStep(state, owner, rulesetStep(ruleset));
}

function rulesetStep(ruleset: JsonObject): PullStep {
  const id = textAt(ruleset, "id");
  return one(`/rulesets/${id}`, `rulesets/${id}.json`, `ruleset ${textAt(ruleset, "name") || id}`);
}

function executedBy(ruleset: Json | undefined): readonly string[] {
  const rules = isObject(ruleset) ? property(ruleset, "rules") : undefined;
  if (!isArray(rules)) return [];
  return rules.filter(isObject).flatMap((rule) => {
    const parameters = property(rule, "action_parameters");
    const id = property(rule, "action") === "execute" && isObject(parameters) ? property(parameters, "id") : undefined;
    return typeof id === "string" ? [id] : [];
  });
}

async function pullScripts(state: Pull, owner: Owner): Promise<void> {
  const file = state.files.find(({ path }) => path === "account/workers_scripts.json");
  const names = file === undefined ? [] : pagesOf(file.text).flatMap((page) => resultsOf(page));
  for (const script of names.filter(isObject)) {
    const name = textAt(script, "id");
    await pullCode(state, owner, `/workers/scripts/${encodeURIComponent(name)}`, `workers/${name}.js`);
  }
}

function pagesOf(text: string): readonly Json[] {
  const pages: Json = JSON.parse(text);
  return isArray(pages) ? pages : [pages];
}

/** Code comes as it is, or as a form of several files, of which the first is the one that runs. */
async function pullCode(state: Pull, owner: Owner, path: string, file: string): Promise<void> {
  tell(state, file);
  const answer = await state.client.getText(`${owner.base}${path}`);
  if (answer.kind === "text") state.files.push({ path: `${owner.folder}/${file}`, text: codeOf(answer.text, answer.contentType) });
  else noteFault(state, owner, `the code ${file}`, answer);
}

function codeOf(text: string, contentType: string): string {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1];
  if (boundary === undefined) return text;
  const [, first = ""] = text.split(`--${boundary}`);
  const start = /\r?\n\r?\n/.exec(first);
  return start === null ? text : first.slice(start.index + start[0].length).replace(/\r?\n$/, "");
}

/** No answer has more pages than this. */
const MOST_PAGES = 10_000;

/** Asks for all pages of an answer and keeps them as they came; gives what they hold. */
async function pullStep(state: Pull, owner: Owner, step: PullStep): Promise<readonly Json[]> {
  const pages: Json[] = [];
  let query: Readonly<Record<string, string | number>> = step.perPage === 0 ? {} : { per_page: step.perPage };
  while (pages.length < MOST_PAGES) {
    tell(state, `${owner.title}: ${step.what}${pages.length === 0 ? "" : `, page ${pages.length + 1}`}`);
    // oxlint-disable-next-line eslint/no-await-in-loop -- each page says how to ask for the next
    const answer = await state.client.get(`${owner.base}${step.path}`, query);
    const body = answer.kind === "json" ? asJson(answer.body) : null;
    if (body === null) {
      noteFault(state, owner, step.what, answer);
      if (pages.length === 0) return [];
      break;
    }
    pages.push(body);
    const next = nextQuery(step, body, pages.length);
    if (next === null) break;
    query = { ...query, ...next };
  }
  keep(state, `${owner.folder}/${step.file}`, pages.length === 1 ? (pages[0] ?? null) : pages);
  return pages.flatMap((page) => resultsOf(page));
}

function nextQuery(step: PullStep, body: JsonObject, asked: number): Readonly<Record<string, string | number>> | null {
  const info = property(body, "result_info");
  if (!isObject(info)) return null;
  if (step.pages === "cursor") {
    const cursors = property(info, "cursors");
    const after = isObject(cursors) ? property(cursors, "after") : undefined;
    return typeof after === "string" && after !== "" ? { cursor: after } : null;
  }
  const total = property(info, "total_pages");
  return step.pages === "numbered" && typeof total === "number" && asked < total ? { page: asked + 1 } : null;
}

function asJson(body: unknown): JsonObject | null {
  const json: Json = JSON.parse(JSON.stringify(body ?? null));
  return isJsonObject(json) ? json : null;
}

function resultOf(body: unknown): Json {
  return asJson(body)?.["result"] ?? null;
}

function resultsOf(page: Json): readonly Json[] {
  const result = isObject(page) ? property(page, "result") : undefined;
  return isArray(result) ? result : result === undefined || result === null ? [] : [result];
}

function keep(state: Pull, path: string, value: Json): void {
  state.files.push({ path, text: `${JSON.stringify(value, null, 2)}\n` });
}

function tell(state: Pull, what: string): void {
  state.signal?.throwIfAborted();
  state.asked += 1;
  state.progress?.(state.asked, what);
}

/** A product that the zone does not have answers with 404; that is no gap. */
function noteFault({ note }: Pull, { title, folder }: Owner, what: string, answer: ApiAnswer): void {
  const status = answer.kind === "fault" ? answer.status : null;
  const isAbsent = status === 404;
  const message = answer.kind === "fault" ? answer.message : "the answer is no JSON";
  note({
    code: "product-refused",
    severity: isAbsent ? "note" : "error",
    message: isAbsent
      ? `${what} of ${title}: there are none, or the plan does not have them.`
      : `${what} of ${title} could not be had (${status === null ? "" : `${status}: `}${message}); the rest is there.`,
    file: "",
    ...(folder === "account" ? {} : { zone: folder.slice("zones/".length) }),
    ...(status === 403 ? { fix: "Give the token the permission to read this, and pull again." } : {}),
  });
}
