import { type Passage, startPassage } from "../../actions/passage";
import type { Assumptions } from "../../config/assumptions";
import { createAssumedList, createGivenList } from "../../config/named-list";
import { isObject, property } from "../../config/reading";
import type { HttpResponse } from "../../http/message";
import { createMoment, STANDARD_SCHEME } from "../../language";
import { createFieldReader } from "../../language/fields";
import type { Moment, NamedList } from "../../language/moment";
import type { MaybeValue } from "../../language/values/value";
import type { Level, Phase } from "../../phases/phase";
import { type ChosenPageRule, choosePageRule } from "../../products";
import type { PreparedRequest } from "../../request/prepare-request";
import type { RequestFacts } from "../../request/request-facts";
import type { SavedTrace } from "../../request/trace-definition";
import type { Json } from "../../support/json";
import type { Recorder } from "../../trace/recorder";
import type { Outcome, ResultWorkbench } from "../../trace/result";
import type { ChosenZone } from "../answer/choose-zone";
import type { PreparedConfiguration } from "../prepare/prepared";
import type { PendingScript } from "../scripts/script-steps";
import type { RateLedger } from "./rate-limit";
import type { Rewrite } from "./rewrites";
import { NO_SKIPS, type Skips } from "./skips";

/** One request on its way: what does not change for it, and, from `passage` on, what does. Lives for one trace. */
export interface Run {
  readonly prepared: PreparedConfiguration;
  readonly chosen: ChosenZone;
  readonly request: PreparedRequest;
  readonly saved: SavedTrace;
  readonly given: ReadonlyMap<string, MaybeValue>;
  readonly assumptions: Assumptions;
  readonly recorder: Recorder;
  passage: Passage;
  skips: Skips;
  /** The page rule that applies; `undefined` until something asks for it, which nothing does before URL rewrites. */
  pageRule: ChosenPageRule | null | undefined;
  /** Reused while nothing that fields read has changed. */
  moment: { readonly passage: Passage; readonly moment: Moment } | null;
  /** What an outcome hangs on that nobody can know, as clauses after “if”. */
  readonly conditions: Set<string>;
  /** Assumed values that an outcome hangs on, as clauses after “if”: the user could give them. */
  readonly assumedConditions: Set<string>;
  /** Assumed values that some step hangs on. */
  readonly hanging: Map<string, { readonly value: Json; readonly steps: string[] }>;
  /** What earlier steps changed of the request; kept where steps are. */
  readonly rewrites: Rewrite[];
  /** Counters of rate limits, where earlier requests were played. */
  readonly ledger: RateLedger | null;
  /** False once a scoring rule of the ruleset that is running could not be evaluated. */
  scoreKnown: boolean;
  /** Scripts that rules of the phase that is running call for; they run once it is over. */
  readonly scripts: PendingScript[];
  /** How many scripts have started. */
  scriptRuns: number;
  /** The error page that the edge made of a script's failure. */
  edgeError: { readonly type: string; readonly code: number } | null;
  /** The step that decided whether the response is cached. */
  cacheBy: string | null;
}

/** How a request ended before the origin, or was answered. */
export interface Ended {
  readonly outcome: Outcome;
  readonly status: number;
  readonly location: string | null;
  readonly response: HttpResponse;
  readonly phase: Phase;
  readonly level: Level | null;
  readonly by: NonNullable<ResultWorkbench["by"]>;
  /** Name of the action that did it; "" where no rule did. */
  readonly action: string;
  /** Name of the custom or managed ruleset it stands in; `null` for entry points. */
  readonly within: string | null;
  /** Why its condition came out true, as clauses after “because”; none where nothing is recorded. */
  readonly because: readonly string[];
}

export type RunStart = Pick<Run, "prepared" | "chosen" | "request" | "saved" | "given" | "assumptions" | "recorder" | "ledger">;

/** What is copied comes last in its literal, here and below: an object that begins as a copy and then grows is many times slower to make. */
export function startRun(start: RunStart): Run {
  return {
    passage: startPassage(start.request.request),
    skips: NO_SKIPS,
    pageRule: undefined,
    moment: null,
    conditions: new Set(),
    assumedConditions: new Set(),
    hanging: new Map(),
    rewrites: [],
    scoreKnown: true,
    scripts: [],
    scriptRuns: 0,
    edgeError: null,
    cacheBy: null,
    ...start,
  };
}

/** The page rule that applies: chosen once, from the URL as rewrites left it. */
export function pageRuleOf(run: Run): ChosenPageRule | null {
  run.pageRule ??= choosePageRule(run.prepared.zones.get(run.chosen.zone)?.pageRules ?? [], run.passage.request);
  return run.pageRule;
}

/** A setting as configuration rules, the page rule and the zone leave it, in this order; `null` where none of them has it. */
export function settingOf(run: Run, name: string): Json {
  return property(run.passage.settings, name) ?? pageRuleSetting(run, name) ?? property(run.chosen.zone.settings, name) ?? null;
}

function pageRuleSetting(run: Run, name: string): Json | undefined {
  return pageRuleOf(run)?.rule.actions.find(({ id }) => id === name)?.value;
}

/** What expressions may read now. Phases between which nothing changed share one moment. */
export function momentOf(run: Run): Moment {
  const { passage } = run;
  const kept = run.moment;
  if (kept !== null && kept.passage.request === passage.request && kept.passage.response === passage.response) return kept.moment;
  const facts = factsOf(run);
  const moment = createMoment(STANDARD_SCHEME, {
    read: createFieldReader({ facts, given: run.given }),
    list: listsOf(run),
    world: { seconds: Math.floor(facts.world.milliseconds / 1000), seed: facts.world.seed },
  });
  run.moment = { passage, moment };
  return moment;
}

function factsOf({ request, passage, chosen, edgeError }: Run): RequestFacts {
  const metadata = chosen.customHostname === null ? undefined : property(chosen.customHostname, "custom_metadata");
  return {
    zone: { name: chosen.zone.name, plan: chosen.zone.plan },
    hostnameMetadata: isObject(metadata) ? metadata : null,
    ...(edgeError === null ? {} : { edgeError }),
    ...request.facts,
    original: passage.original,
    request: passage.request,
    response: passage.response,
    originalResponse: passage.originalResponse,
  };
}

/** Contents that the trace gives, else the account's list, else a list that nobody knows. */
function listsOf({ prepared, saved }: Run): (name: string) => NamedList {
  const made = new Map<string, NamedList>();
  return (name) => {
    const known = made.get(name) ?? makeList(name, prepared, saved);
    made.set(name, known);
    return known;
  };
}

function makeList(name: string, prepared: PreparedConfiguration, saved: SavedTrace): NamedList {
  const given = saved.lists !== undefined && Object.hasOwn(saved.lists, name) ? saved.lists[name] : undefined;
  if (given !== undefined) return createGivenList(name, given);
  return prepared.lists.get(name) ?? createAssumedList(name);
}
