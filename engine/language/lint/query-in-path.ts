import { bytesToDisplay } from "../../support/bytes";
import { fieldInAnyCase } from "./accesses";
import { FIELDS_PAGE, type LintFinding, type LintRule, replacement } from "./lint-rule";
import { quoteBytes } from "./quote";
import { type TestedText, testedTexts } from "./tested-texts";

export const queryInPath: LintRule = {
  code: "query-in-path",
  severity: "warning",
  sentence: "A path ends before the question mark, a query begins behind it, and a fragment never leaves the browser.",
  documentation: FIELDS_PAGE,
  check: (node, { text }) =>
    testedTexts(node, text).flatMap((tested) => {
      const name = fieldInAnyCase(tested.access)?.name;
      return name === undefined ? [] : judge(tested, name);
    }),
};

const PATH = /^(raw\.)?http\.request\.uri\.path$/;
const QUERY = /^(raw\.)?http\.request\.uri\.query$/;
const WHOLE = /^(raw\.)?http\.request\.(full_uri|uri)$/;

function judge(tested: TestedText, field: string): readonly LintFinding[] {
  const { value, start, end, how, access } = tested;
  if (PATH.test(field) && value.includes("?")) {
    const message = `${field} ends before the question mark, so ${bytesToDisplay(quoteBytes(value))} never occurs in it`;
    if (access.kind !== "field") return [{ start, end, message }];
    const uri = field.slice(0, -".path".length);
    return [
      { start, end, message, fix: replacement(access, uri, { title: `Compare ${uri}, which has the query in it`, meaning: "changed" }) },
    ];
  }
  if (QUERY.test(field) && value.startsWith("?") && how !== "contains" && how !== "suffix") {
    const message = `${field} does not have the question mark in front of it`;
    const without = quoteBytes(value.slice(1));
    return [
      { start, end, message, fix: replacement({ start, end }, without, { title: `Use ${bytesToDisplay(without)}`, meaning: "changed" }) },
    ];
  }
  if (WHOLE.test(field) && value.includes("#") && how !== "contains" && how !== "suffix")
    return [{ start, end, message: "what follows # stays in the browser, so a request never has it" }];
  return [];
}
