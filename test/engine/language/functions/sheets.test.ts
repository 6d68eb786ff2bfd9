import { describe, expect, test } from "vitest";
import { argumentCount } from "../../../../engine/language/checker/check-arguments";
import { FUNCTIONS, QUANTIFIERS } from "../../../../engine/language/functions";
import { definitionOf } from "./call";

/** Name, kinds of the parameters (l literal, f field, e either; lower case optional), least and most arguments, after the functions page. */
const SIGNATURES = [
  ["bit_slice", "field either either", 3, 3],
  ["cidr", "field either either", 3, 3],
  ["cidr6", "field either", 2, 2],
  ["coalesce", "either either", 2, 32],
  ["concat", "either either", 2, 32],
  ["decode_base64", "field", 1, 1],
  ["encode_base64", "either literal", 1, 2],
  ["ends_with", "field either", 2, 2],
  ["has_key", "field either", 2, 2],
  ["has_value", "field either", 2, 2],
  ["hash_in_range", "either either field", 3, 32],
  ["is_timed_hmac_valid_v0", "either either literal either literal literal", 4, 6],
  ["join", "field either", 2, 2],
  ["len", "either", 1, 1],
  ["lookup_json_integer", "either either", 2, 32],
  ["lookup_json_string", "either either", 2, 32],
  ["lower", "field", 1, 1],
  ["regex_replace", "either literal literal", 3, 3],
  ["remove_bytes", "field literal", 2, 2],
  ["remove_query_args", "field either", 2, 32],
  ["sha256", "either", 1, 1],
  ["split", "field literal literal", 3, 3],
  ["starts_with", "field either", 2, 2],
  ["substring", "field either either", 2, 3],
  ["to_string", "either", 1, 1],
  ["upper", "field", 1, 1],
  ["url_decode", "field literal", 1, 2],
  ["uuidv4", "field", 1, 1],
  ["wildcard_replace", "field literal literal literal", 3, 4],
] as const;

describe("signatures are those of the documentation", () => {
  for (const [name, kinds, least, most] of SIGNATURES) {
    test(name, () => {
      const definition = definitionOf(name);
      expect(definition.parameters.map(({ kind }) => kind).join(" ")).toBe(kinds);
      expect(argumentCount(definition)).toEqual({ least, most });
    });
  }
  test("there are no others", () => expect(FUNCTIONS.map(({ name }) => name)).toEqual(SIGNATURES.map(([name]) => name)));
  test("any and all are grammar, with a sheet for help", () => expect(QUANTIFIERS.map(({ name }) => name)).toEqual(["any", "all"]));
});

describe("where functions may stand", () => {
  const CASES = [
    ["cidr", ["filter", "rate-limit"]],
    ["regex_replace", ["rewrite", "header-value", "redirect-target"]],
    ["wildcard_replace", ["rewrite", "redirect-target"]],
    ["to_string", ["rewrite", "header-value", "redirect-target"]],
    ["uuidv4", ["rewrite", "header-value"]],
    ["remove_query_args", ["rewrite"]],
    ["is_timed_hmac_valid_v0", ["filter"]],
    ["lower", undefined],
    ["concat", undefined],
    ["len", undefined],
  ] as const;
  for (const [name, contexts] of CASES) test(name, () => expect(definitionOf(name).contexts).toEqual(contexts));
});

test("every sheet says what the function does, with an example of itself and its page", () => {
  for (const { name, sentence, example, documentation } of [...FUNCTIONS, ...QUANTIFIERS]) {
    expect(sentence, name).toMatch(/^[A-Z].*\.$/);
    expect(example, name).toContain(`${name}(`);
    expect(documentation, name).toMatch(/^https:\/\/developers\.cloudflare\.com\/ruleset-engine\/rules-language\/functions\/#/);
  }
});
