import type { SourcePlace } from "../config/configuration";
import { isObject, type Note, noteShape, property, within } from "../config/reading";
import type { JsonObject } from "../support/json";
import type { Effect } from "../trace/result";
import type { ActionDefinition } from "./action";
import type { Route } from "./passage";

/** Sends the request elsewhere: host header, SNI, host and port, each by itself; the last rule wins. A host header alone sets SNI too. */
export const route: ActionDefinition = {
  name: "route",
  title: "Route",
  terminating: false,
  sways: false,
  documentation: "https://developers.cloudflare.com/rules/origin-rules/features/",
  prepare({ parameters, place }, { note }) {
    const change = readRoute(parameters, place, note);
    return {
      run: ({ passage }) => ({
        kind: "continue",
        passage: { ...passage, route: { ...passage.route, ...change } },
        effects: routeEffects(passage.route, change),
      }),
    };
  },
};

function readRoute(parameters: JsonObject, place: SourcePlace, note: Note): Route {
  const sni = property(parameters, "sni");
  const origin = property(parameters, "origin");
  const sniObject = isObject(sni) ? sni : {};
  const originObject = isObject(origin) ? origin : {};
  const hostHeader = readText(parameters, "host_header", place, note);
  const sniValue = readText(sniObject, "value", within(place, "sni"), note);
  const host = readText(originObject, "host", within(place, "origin"), note);
  const port = readPort(originObject, within(place, "origin"), note);
  const change: Route = {
    ...(hostHeader === null ? {} : { hostHeader }),
    ...(sniValue === null ? {} : { sni: sniValue }),
    ...(host === null ? {} : { host }),
    ...(port === null ? {} : { port }),
  };
  if (Object.keys(change).length === 0) {
    note({ code: "missing-property", severity: "error", message: "This rule does not say where to send the request.", place });
  }
  return change;
}

function readText(json: JsonObject, key: string, place: SourcePlace, note: Note): string | null {
  const value = property(json, key);
  if (typeof value === "string" && value !== "") return value.toLowerCase();
  if (value !== undefined && value !== null) noteShape(note, within(place, key), "A host name", value);
  return null;
}

function readPort(json: JsonObject, place: SourcePlace, note: Note): number | null {
  const port = property(json, "port");
  if (typeof port === "number" && Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  if (port !== undefined && port !== null) noteShape(note, within(place, "port"), "A port from 1 to 65535", port);
  return null;
}

const TARGETS = [
  ["hostHeader", "origin.host_header"],
  ["sni", "origin.sni"],
  ["host", "origin.host"],
  ["port", "origin.port"],
] as const;

function routeEffects(before: Route, change: Route): readonly Effect[] {
  return TARGETS.flatMap(([key, target]) => {
    const after = change[key];
    return after === undefined ? [] : [{ target, before: before[key] ?? null, after }];
  });
}
