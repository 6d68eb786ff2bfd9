import { lowerAscii, upperAscii } from "../../support/ascii";
import { bytesToDisplay } from "../../support/bytes";
import { caseOf } from "./accesses";
import { FUNCTIONS_PAGE, type LintRule, replacement } from "./lint-rule";
import { quoteBytes } from "./quote";
import { testedTexts } from "./tested-texts";

export const wrongCase: LintRule = {
  code: "wrong-case",
  severity: "warning",
  sentence: "Text out of lower() has no capitals, text out of upper() nothing else: it is never equal to a text in the other case.",
  documentation: `${FUNCTIONS_PAGE}#lower`,
  check: (node, { text }) =>
    testedTexts(node, text).flatMap(({ access, how, value, start, end }) => {
      const letters = caseOf(access);
      if (letters === null || how === "pattern" || how === "strict-pattern") return [];
      const right = letters === "lower" ? lowerAscii(value) : upperAscii(value);
      if (right === value) return [];
      const kind = letters === "lower" ? "capitals" : "small letters";
      const fix = replacement({ start, end }, quoteBytes(right), { title: `Use ${bytesToDisplay(quoteBytes(right))}`, meaning: "changed" });
      return [{ start, end, message: `${letters}() leaves no ${kind}, so the value never has ${text.slice(start, end)} in it`, fix }];
    }),
};
