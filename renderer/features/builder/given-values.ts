import type { Json, SavedTrace } from "../../../engine/contract/index";
import type { Path } from "../../stores/trace/read-saved-trace";

export type GroupName = "request" | "headers" | "cookies" | "known" | "body" | "origin" | "about";

type Change = readonly [path: Path, value: Json | undefined];

/** Those that “Reset all” means: what a trace is called and why it is there says nothing about the request. */
const GROUPS: readonly GroupName[] = ["request", "headers", "cookies", "known", "body", "origin"];

const ABOUT = ["name", "description", "notes", "tags"] as const;

/** How many values of a group are not the default. The URL has no default. */
export function countGiven(saved: SavedTrace, group: GroupName): number {
  const { trace, requestHeaders, fields, origin } = saved;
  switch (group) {
    case "request":
      return countTrue([trace.method !== "GET", trace.protocol !== undefined]);
    case "headers":
      return membersOf(trace.headers) + (requestHeaders?.length ?? 0);
    case "cookies":
      return membersOf(trace.cookies);
    case "known": {
      const { geoloc, ...context } = trace.context ?? {};
      return membersOf(context) + membersOf(geoloc) + membersOf(fields);
    }
    case "body":
      return membersOf(trace.body) === 0 ? 0 : 1;
    case "origin":
      return membersOf(origin) + countTrue([trace.skip_response !== undefined]);
    case "about":
      return countTrue(ABOUT.map((key) => saved[key] !== undefined));
    default:
      return group satisfies never;
  }
}

export function countAllGiven(saved: SavedTrace): number {
  return GROUPS.reduce((sum, group) => sum + countGiven(saved, group), 0);
}

/** What takes a group back to its defaults; URL, expectations, name and notes stay. */
export function resetChanges(group: GroupName): readonly Change[] {
  switch (group) {
    case "request":
      return [
        [["trace", "method"], "GET"],
        [["trace", "protocol"], undefined],
      ];
    case "headers":
      return [
        [["trace", "headers"], undefined],
        [["requestHeaders"], undefined],
      ];
    case "cookies":
      return [[["trace", "cookies"], undefined]];
    case "known":
      return [
        [["trace", "context"], undefined],
        [["fields"], undefined],
      ];
    case "body":
      return [[["trace", "body"], undefined]];
    case "origin":
      return [
        [["origin"], undefined],
        [["trace", "skip_response"], undefined],
      ];
    case "about":
      return ABOUT.map((key) => [[key], undefined]);
    default:
      return group satisfies never;
  }
}

export function resetAllChanges(): readonly Change[] {
  return GROUPS.flatMap(resetChanges);
}

function membersOf(value: object | undefined): number {
  return Object.keys(value ?? {}).length;
}

function countTrue(facts: readonly boolean[]): number {
  return facts.filter((fact) => fact).length;
}
