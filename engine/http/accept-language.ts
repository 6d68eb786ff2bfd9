import { trimBlanks } from "../support/ascii";

/**
 * Language tags of an accept-language header, greatest weight first, equal weights in the order sent; `*` is left out.
 * A weight that is missing or unreadable is 1.
 * https://developers.cloudflare.com/ruleset-engine/rules-language/fields/reference/http.request.accepted_languages/
 */
export function parseAcceptLanguage(header: string): readonly string[] {
  return header
    .split(",")
    .map((item) => readItem(item))
    .filter(({ tag }) => tag !== "" && tag !== "*")
    .sort((left, right) => right.weight - left.weight)
    .map(({ tag }) => tag);
}

function readItem(item: string): { readonly tag: string; readonly weight: number } {
  const [tag = "", ...parameters] = item.split(";").map(trimBlanks);
  const weight = parameters
    .map((parameter) => /^[qQ][ \t]*=[ \t]*(\d(?:\.\d{0,3})?)$/.exec(parameter)?.[1])
    .find((text) => text !== undefined);
  return { tag, weight: weight === undefined ? 1 : Number(weight) };
}
