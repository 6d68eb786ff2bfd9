import { isArray, isObject, property } from "../../../engine/config/reading";
import type { Json, JsonObject } from "../../../engine/support/json";
import { type ApiAnswer, ERRORS, fail, noSuchObject, succeed, succeedFromCursor, succeedWithPage } from "./api-answer";
import type { ApiOwner, ApiSnapshot, ApiZone } from "./api-snapshot";

/** What a route finds in its path, and what was asked beyond it. */
interface Point {
  readonly snapshot: ApiSnapshot;
  readonly query: URLSearchParams;
  /** The steps of the path that the pattern leaves open, in order. */
  readonly open: readonly string[];
}

interface Route {
  /** Steps of the path; `*` is any one step, `**` all that are left. The first pattern that fits counts. */
  readonly pattern: string;
  readonly answer: (point: Point) => ApiAnswer;
}

/** What can be read of a configuration. https://developers.cloudflare.com/api/ */
const ROUTES: readonly Route[] = [
  { pattern: "/user/tokens/verify", answer: () => succeed({ id: "trace-workbench", status: "active" }) },
  { pattern: "/accounts", answer: ({ snapshot, query }) => succeedWithPage([snapshot.account.details], query, 20) },
  { pattern: "/accounts/*", answer: (point) => inAccount(point, ({ details }) => succeed(details)) },
  { pattern: "/accounts/*/rulesets", answer: (point) => inAccount(point, listRulesets) },
  { pattern: "/accounts/*/rulesets/phases/*/entrypoint", answer: (point) => inAccount(point, (owner) => entryPoint(owner, point)) },
  { pattern: "/accounts/*/rulesets/*", answer: (point) => inAccount(point, (owner) => ruleset(owner, point)) },
  { pattern: "/accounts/*/rules/lists", answer: (point) => inAccount(point, ({ lists }) => succeed(lists.map(({ details }) => details))) },
  { pattern: "/accounts/*/rules/lists/*", answer: (point) => inAccount(point, (owner) => list(owner, point)) },
  { pattern: "/accounts/*/rules/lists/*/items", answer: (point) => inAccount(point, (owner) => listItems(owner, point)) },
  { pattern: "/accounts/*/rules/lists/*/items/*", answer: (point) => inAccount(point, (owner) => listItem(owner, point)) },
  { pattern: "/accounts/*/**", answer: (point) => inAccount(point, (owner) => other(owner, point)) },
  { pattern: "/zones", answer: listZones },
  { pattern: "/zones/*", answer: (point) => inZone(point, ({ details }) => succeed(details)) },
  { pattern: "/zones/*/rulesets", answer: (point) => inZone(point, listRulesets) },
  { pattern: "/zones/*/rulesets/phases/*/entrypoint", answer: (point) => inZone(point, (owner) => entryPoint(owner, point)) },
  { pattern: "/zones/*/rulesets/*", answer: (point) => inZone(point, (owner) => ruleset(owner, point)) },
  { pattern: "/zones/*/dns_records", answer: (point) => inZone(point, (owner) => dnsRecords(owner, point)) },
  { pattern: "/zones/*/pagerules", answer: (point) => inZone(point, ({ others }) => succeed(others.get("/pagerules") ?? [])) },
  { pattern: "/zones/*/**", answer: (point) => inZone(point, (owner) => other(owner, point)) },
];

export function readRoute(snapshot: ApiSnapshot, path: string, query: URLSearchParams): ApiAnswer {
  const steps = path.split("/").slice(1);
  for (const { pattern, answer } of ROUTES) {
    const open = fit(pattern.split("/").slice(1), steps);
    if (open !== null) return answer({ snapshot, query, open });
  }
  return fail(404, ERRORS.noSuchRoute);
}

function fit(pattern: readonly string[], steps: readonly string[]): readonly string[] | null {
  const rest = pattern.at(-1) === "**";
  const fixed = rest ? pattern.slice(0, -1) : pattern;
  if (rest ? steps.length <= fixed.length : steps.length !== fixed.length) return null;
  if (!fixed.every((part, index) => part === "*" || part === steps[index])) return null;
  const open = fixed.flatMap((part, index) => (part === "*" ? [steps[index] ?? ""] : []));
  return rest ? [...open, steps.slice(fixed.length).join("/")] : open;
}

/** A configuration without account.json stands for whatever account is asked for. */
export function isAccount({ account }: ApiSnapshot, id: string): boolean {
  return account.id === "" || account.id === id;
}

function inAccount({ snapshot, open }: Point, answer: (owner: ApiOwner) => ApiAnswer): ApiAnswer {
  const id = open[0] ?? "";
  return isAccount(snapshot, id) ? answer(snapshot.account) : noSuchObject(`/accounts/${id}`);
}

function inZone({ snapshot, open }: Point, answer: (owner: ApiZone) => ApiAnswer): ApiAnswer {
  const id = open[0] ?? "";
  const zone = snapshot.zones.find((candidate) => id !== "" && (candidate.id === id || candidate.name === id));
  return zone === undefined ? noSuchObject(`/zones/${id}`) : answer(zone);
}

function listZones({ snapshot, query }: Point): ApiAnswer {
  const [name, status, account] = [query.get("name"), query.get("status"), query.get("account.id")];
  const zones = snapshot.zones.filter(
    (zone) =>
      (name === null || zone.name === name.toLowerCase()) &&
      (status === null || property(zone.details, "status") === status) &&
      (account === null || isAccount(snapshot, account)),
  );
  return succeedWithPage(
    zones.map(({ details }) => details),
    query,
    20,
  );
}

/** Rulesets without their rules; those that the configuration knows by name only as well. */
function listRulesets({ rulesets, others }: ApiOwner): ApiAnswer {
  const known = rulesets.map(({ rules: _rules, ...rest }): JsonObject => rest);
  const ids = new Set(known.map((each) => property(each, "id")));
  const named = objectsOf(others.get("/rulesets")).filter((each) => !ids.has(property(each, "id")));
  return succeed([...known, ...named]);
}

function entryPoint({ rulesets }: ApiOwner, { open }: Point): ApiAnswer {
  const phase = open[1] ?? "";
  const found = rulesets.find(
    (each) => property(each, "phase") === phase && (property(each, "kind") === "zone" || property(each, "kind") === "root"),
  );
  return found === undefined ? noRuleset(`entrypoint ruleset for the ${phase} phase`) : succeed(found);
}

function ruleset({ rulesets }: ApiOwner, { open }: Point): ApiAnswer {
  const found = byId(rulesets, open[1]);
  return found === undefined ? noRuleset(`ruleset with id ${open[1] ?? ""}`) : succeed(found);
}

function noRuleset(what: string): ApiAnswer {
  return fail(404, { code: 10003, message: `could not find ${what}` });
}

function list(owner: ApiOwner, { open }: Point): ApiAnswer {
  const found = findList(owner, open[1]);
  return found === undefined ? noList(open[1]) : succeed(found.details);
}

function listItems(owner: ApiOwner, { open, query }: Point): ApiAnswer {
  const found = findList(owner, open[1]);
  if (found === undefined) return noList(open[1]);
  const search = query.get("search");
  return succeedFromCursor(search === null ? found.items : found.items.filter((item) => JSON.stringify(item).includes(search)), query, 25);
}

function listItem(owner: ApiOwner, { open }: Point): ApiAnswer {
  const found = findList(owner, open[1])?.items.filter(isObject);
  const item = found === undefined ? undefined : byId(found, open[2]);
  return item === undefined ? noList(open[1]) : succeed(item);
}

function findList({ lists }: ApiOwner, id = ""): ApiOwner["lists"][number] | undefined {
  return lists.find(({ details }) => id !== "" && (property(details, "id") === id || property(details, "name") === id));
}

function noList(id = ""): ApiAnswer {
  return fail(404, { code: 10001, message: `could not find list ${id}` });
}

function dnsRecords({ others }: ApiOwner, { query }: Point): ApiAnswer {
  const wanted = [
    ["name", query.get("name") ?? query.get("name.exact")],
    ["type", query.get("type")],
    ["content", query.get("content") ?? query.get("content.exact")],
  ] as const;
  const records = objectsOf(others.get("/dns_records")).filter((record) =>
    wanted.every(([key, value]) => value === null || sameText(property(record, key), value)),
  );
  return succeedWithPage(records, query, 100);
}

function sameText(value: Json | undefined, wanted: string): boolean {
  return typeof value === "string" && value.toLowerCase() === wanted.toLowerCase();
}

/** Any other file of the configuration under the path it was saved from, or one object out of such a list. */
function other({ others }: ApiOwner, { open, query }: Point): ApiAnswer {
  const path = `/${open[1] ?? ""}`;
  const whole = others.get(path);
  if (whole !== undefined) return isArray(whole) ? succeedWithPage(whole, query, 100) : succeed(whole);
  const slash = path.lastIndexOf("/");
  const object = byId(objectsOf(others.get(path.slice(0, slash))), path.slice(slash + 1));
  return object === undefined ? fail(404, ERRORS.noSuchRoute) : succeed(object);
}

function objectsOf(json: Json | undefined): readonly JsonObject[] {
  return json !== undefined && isArray(json) ? json.filter(isObject) : [];
}

function byId(objects: readonly JsonObject[], id: string | undefined): JsonObject | undefined {
  return objects.find((object) => property(object, "id") === id);
}
