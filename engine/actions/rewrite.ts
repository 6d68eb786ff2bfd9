import { isObject, noteShape, property, within } from "../config/reading";
import { type ActionDefinition, BAD_PARAMETERS, notSimulated } from "./action";
import { prepareHeaderRewrite } from "./rewrite-headers";
import { prepareUriRewrite } from "./rewrite-uri";

/** Changes path and query, or headers. https://developers.cloudflare.com/rules/transform/ */
export const rewrite: ActionDefinition = {
  name: "rewrite",
  title: "Rewrite",
  terminating: false,
  sways: true,
  documentation: "https://developers.cloudflare.com/rules/transform/",
  prepare({ parameters, place, phase }, tools) {
    const uri = property(parameters, "uri");
    if (isObject(uri)) return prepareUriRewrite(uri, within(place, "uri"), tools);
    const headers = property(parameters, "headers");
    if (isObject(headers)) return prepareHeaderRewrite(headers, phase.side, within(place, "headers"), tools);
    noteShape(tools.note, place, "“uri” or “headers”, an object,", undefined);
    return notSimulated(BAD_PARAMETERS);
  },
};
