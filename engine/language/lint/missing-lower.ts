import { lowerAscii } from "../../support/ascii";
import { bytesToDisplay } from "../../support/bytes";
import { FUNCTIONS_PAGE, type LintRule } from "./lint-rule";
import { quoteBytes } from "./quote";
import { testedTexts } from "./tested-texts";

/** Other characters mark a place that somebody is to fill in. */
const HOST_LETTERS = /^[\w.*:-]+$/;

export const missingLower: LintRule = {
  code: "missing-lower",
  severity: "warning",
  sentence: "Clients send host names in lower case; a text with capitals matches nearly nobody.",
  documentation: `${FUNCTIONS_PAGE}#lower`,
  check: (node, { text }) => {
    const tested = testedTexts(node, text).filter(
      ({ access, how }) => how !== "pattern" && access.kind === "field" && access.field.name === "http.host",
    );
    const shouting = tested.filter(({ value }) => lowerAscii(value) !== value && HOST_LETTERS.test(value));
    const [first] = shouting;
    if (first === undefined) return [];
    const { start, end } = first.access;
    const edits = [
      { start, end, text: `lower(${text.slice(start, end)})` },
      ...shouting.map((each) => ({ start: each.start, end: each.end, text: quoteBytes(lowerAscii(each.value)) })),
    ];
    return shouting.map((each) => ({
      start: each.start,
      end: each.end,
      message: `http.host is compared as sent, and browsers send it in lower case: ${bytesToDisplay(each.value)} will hardly come`,
      fix: { title: "Compare lower(http.host) with the text in lower case", meaning: "changed", edits },
    }));
  },
};
