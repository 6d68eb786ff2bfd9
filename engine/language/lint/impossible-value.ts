import { lowerAscii, upperAscii } from "../../support/ascii";
import { bytesToDisplay } from "../../support/bytes";
import { type ValueFamily, valuesOfField } from "../known-values";
import { fieldRead } from "./accesses";
import { FIELDS_PAGE, type LintFinding, type LintRule, replacement } from "./lint-rule";
import { quoteBytes } from "./quote";
import { type TestedText, testedTexts } from "./tested-texts";

export const impossibleValue: LintRule = {
  code: "impossible-value",
  severity: "warning",
  sentence: "The field never has this value: a method is in capitals, a country is a known code in capitals, an extension has no dot.",
  documentation: FIELDS_PAGE,
  check: (node, { text }) =>
    testedTexts(node, text).flatMap((tested) => {
      const field = fieldRead(tested.access);
      const family = field === null || tested.how !== "equal" ? undefined : valuesOfField(field.name);
      return family === undefined || field === null || tested.value === "" ? [] : judge(tested, family, field.name);
    }),
};

/** Codes that people take for a country's. */
const MISTAKEN_CODES: ReadonlyMap<string, string> = new Map([
  ["UK", "GB"],
  ["EL", "GR"],
]);

/** Codes of earlier days that old rules still list. */
const RETIRED_CODES = new Set(["A1", "A2", "AN", "AP", "EU", "O1"]);

function judge(tested: TestedText, family: ValueFamily, field: string): readonly LintFinding[] {
  const { value } = tested;
  const shown = bytesToDisplay(quoteBytes(value));
  if (family.values.some((known) => known.value === value)) return [];
  const respelled = respell(value, family);
  if (respelled !== undefined) return [finding(tested, `${field} never is ${shown}: it is written ${quoteBytes(respelled)}`, respelled)];
  if (family.range === "open" || (family.noun === "country code" && RETIRED_CODES.has(value))) return [];
  const meant = MISTAKEN_CODES.get(value);
  return [finding(tested, `${shown} is no ${family.noun}, so ${field} never has it`, meant)];
}

/** The spelling in which the value can occur, where the one given cannot. */
function respell(value: string, { values, spelling, noun }: ValueFamily): string | undefined {
  if (noun === "extension" && value.startsWith(".")) return lowerAscii(value.slice(1));
  const same = values.find((known) => lowerAscii(known.value) === lowerAscii(value));
  if (same !== undefined) return same.value;
  if (spelling === "lower" && lowerAscii(value) !== value) return lowerAscii(value);
  return spelling === "upper" && upperAscii(value) !== value && /^[a-z0-9]{2,3}$/i.test(value) ? knownUpper(value, values) : undefined;
}

function knownUpper(value: string, values: ValueFamily["values"]): string | undefined {
  const upper = MISTAKEN_CODES.get(upperAscii(value)) ?? upperAscii(value);
  return values.some((known) => known.value === upper) ? upper : undefined;
}

function finding({ start, end }: TestedText, message: string, meant: string | undefined): LintFinding {
  if (meant === undefined) return { start, end, message };
  return {
    start,
    end,
    message,
    fix: replacement({ start, end }, quoteBytes(meant), { title: `Use ${quoteBytes(meant)}`, meaning: "changed" }),
  };
}
