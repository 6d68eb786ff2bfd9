import type { SourcePlace } from "../config/configuration";
import { isArray, isObject, type Note, noteShape, property, within } from "../config/reading";
import { headerValue, headerValues, withHeader, withoutHeader } from "../http/headers";
import type { HttpResponse } from "../http/message";
import type { JsonObject } from "../support/json";
import { type ActionDefinition, type ActionPoint, BAD_PARAMETERS, notSimulated } from "./action";
import type { Verdict } from "./verdict";

const ALGORITHMS = ["gzip", "brotli", "zstd", "none", "auto", "default"] as const;
type Algorithm = (typeof ALGORITHMS)[number];

/**
 * Chooses how the response is compressed: the first algorithm of the list that the client accepts. Of several rules the last one counts.
 * https://developers.cloudflare.com/rules/compression-rules/settings/
 */
export const compressResponse: ActionDefinition = {
  name: "compress_response",
  title: "Compress Response",
  terminating: false,
  sways: false,
  documentation: "https://developers.cloudflare.com/rules/compression-rules/",
  fidelity: { kind: "modelled", note: "What “auto” and “default” choose is not published; the body is not compressed." },
  prepare({ parameters, place }, { note }) {
    const algorithms = readAlgorithms(parameters, within(place, "algorithms"), note);
    if (algorithms.length === 0) return notSimulated(BAD_PARAMETERS);
    return {
      refuses: ({ passage }) =>
        isLeftAlone(passage.response) ? "The origin's cache-control has no-transform, which disables compression rules." : null,
      run: (point) => compress(algorithms, point),
    };
  },
};

function readAlgorithms(parameters: JsonObject, place: SourcePlace, note: Note): readonly Algorithm[] {
  const json = property(parameters, "algorithms");
  if (!isArray(json) || json.length === 0) {
    noteShape(note, place, "An array of algorithms, {“name”: …},", json);
    return [];
  }
  const algorithms = json.flatMap((member, index) => {
    const name = isObject(member) ? property(member, "name") : member;
    const algorithm = ALGORITHMS.find((known) => known === name);
    if (algorithm === undefined) noteShape(note, within(within(place, index), "name"), `One of ${ALGORITHMS.join(", ")}`, name);
    return algorithm === undefined ? [] : [algorithm];
  });
  const early = algorithms.slice(0, -1).find((algorithm) => !isCoding(algorithm));
  if (early !== undefined) {
    const message = `“${early}” can stand only at the end of the list: what comes after it is never tried.`;
    note({ code: "wrong-shape", severity: "error", message, place });
  }
  return algorithms;
}

function isCoding(algorithm: Algorithm): algorithm is keyof typeof CODINGS {
  return Object.hasOwn(CODINGS, algorithm);
}

function isLeftAlone(response: HttpResponse | null): boolean {
  return (
    response !== null && headerValues(response.headers, "cache-control").some((value) => /(?:^|,)\s*no-transform\s*(?:,|$)/i.test(value))
  );
}

const CODINGS: Readonly<Record<"gzip" | "brotli" | "zstd", string>> = { gzip: "gzip", brotli: "br", zstd: "zstd" };

function compress(algorithms: readonly Algorithm[], { passage }: ActionPoint): Verdict {
  const { response } = passage;
  if (response === null) return { kind: "continue", passage, effects: [] };
  const accepted = acceptedCodings(headerValues(passage.original.headers, "accept-encoding"));
  const chosen = algorithms.find((algorithm) => !isCoding(algorithm) || accepted.has(CODINGS[algorithm]));
  if (chosen === "auto" || chosen === "default")
    return { kind: "continue", passage, effects: [], note: "Cloudflare chooses how to compress." };
  const coding = chosen !== undefined && isCoding(chosen) ? CODINGS[chosen] : null;
  const before = headerValue(response.headers, "content-encoding") ?? null;
  const headers =
    coding === null
      ? withoutHeader(response.headers, "content-encoding")
      : withHeader(response.headers, { name: "content-encoding", value: coding });
  const effects = before === coding ? [] : [{ target: "response.headers.content-encoding", before, after: coding }];
  return { kind: "continue", passage: { ...passage, response: { ...response, headers } }, effects };
}

/** Codings that the client takes; a weight of 0 refuses one. */
function acceptedCodings(values: readonly string[]): ReadonlySet<string> {
  const members = values.flatMap((value) => value.split(","));
  const accepted = members
    .filter((member) => !/;\s*q=0(?:\.0*)?\s*$/i.test(member))
    .map((member) => (member.split(";")[0] ?? "").trim().toLowerCase());
  return new Set(accepted.includes("*") ? [...accepted, ...Object.values(CODINGS)] : accepted);
}
