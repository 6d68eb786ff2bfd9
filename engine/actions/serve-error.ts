import { noteShape, property, within } from "../config/reading";
import { headerValue, withHeader, withoutHeader } from "../http/headers";
import type { HttpResponse } from "../http/message";
import { bytesToJson, textToBytes } from "../support/bytes";
import type { Effect } from "../trace/result";
import { type ActionDefinition, BAD_PARAMETERS, notSimulated } from "./action";
import { CONTENT_TYPES } from "./block";

/**
 * Replaces the body of an error, and its status where one is given; other headers stay. Only responses with a status from 400 on match.
 * Ends the rules of its level; a rule of the zone replaces what a rule of the account did.
 * https://developers.cloudflare.com/rules/custom-errors/reference/parameters/
 */
export const serveError: ActionDefinition = {
  name: "serve_error",
  title: "Serve Error",
  terminating: false,
  sways: false,
  documentation: "https://developers.cloudflare.com/rules/custom-errors/",
  fidelity: { kind: "modelled", note: "The text of an asset is not part of a configuration." },
  prepare({ parameters, place }, { note }) {
    const asset = property(parameters, "asset_name");
    const content = property(parameters, "content");
    const type = property(parameters, "content_type");
    const status = property(parameters, "status_code") ?? undefined;
    if (typeof content !== "string" && typeof asset !== "string") {
      noteShape(note, within(place, "content"), "“content” or “asset_name”, a text,", content);
      return notSimulated(BAD_PARAMETERS);
    }
    if (typeof content === "string" && !CONTENT_TYPES.some((known) => known === type)) {
      noteShape(note, within(place, "content_type"), `One of ${CONTENT_TYPES.join(", ")}`, type);
    }
    const validStatus = typeof status === "number" && status >= 400 && status <= 999 ? status : undefined;
    if (status !== undefined && validStatus === undefined)
      noteShape(note, within(place, "status_code"), "A status from 400 to 999", status);
    const assetName = typeof asset === "string" ? asset : "";
    const contentType = typeof type === "string" ? type : "text/html";
    const body = typeof content === "string" ? content : `(asset ${assetName})`;
    return {
      refuses: ({ passage }) =>
        passage.response !== null && passage.response.status >= 400
          ? null
          : "Custom error rules match responses with a status from 400 on.",
      run: ({ passage }) => {
        const { response } = passage;
        if (response === null) return { kind: "continue", passage, effects: [] };
        const served = serve(response, validStatus, contentType, body);
        return { kind: "continue", passage: { ...passage, response: served }, effects: effectsOf(response, served), leaves: "ruleset" };
      },
    };
  },
};

function serve(response: HttpResponse, status: number | undefined, contentType: string, body: string): HttpResponse {
  const headers = withHeader(withoutHeader(response.headers, "content-length"), { name: "content-type", value: contentType });
  return { status: status ?? response.status, headers, body: textToBytes(body) };
}

function effectsOf(before: HttpResponse, after: HttpResponse): readonly Effect[] {
  const effects: Effect[] = [
    { target: "response.status", before: before.status, after: after.status },
    { target: "response.headers.content-type", before: headerOf(before), after: headerOf(after) },
    { target: "response.body", before: before.body === "" ? null : bytesToJson(before.body), after: bytesToJson(after.body) },
  ];
  return effects.filter((effect) => effect.before !== effect.after);
}

function headerOf(response: HttpResponse): string | null {
  return headerValue(response.headers, "content-type") ?? null;
}
