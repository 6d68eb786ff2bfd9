import type { CheckOptions, ExpressionKind } from "../checker/check-expression";
import { RULE_LENGTH_LIMIT } from "../checker/check-expression";
import type { ExpressionPlace, Unavailable } from "../checker/check-use";
import type { FieldDefinition } from "../fields/definition";
import { placesOfContexts } from "../functions/contexts";
import type { FunctionContextName, FunctionDefinition } from "../functions/definition";
import { type ExpressionUse, FUNCTION_CONTEXTS } from "./expression-use";
import { GROUP_NOUNS, groupOfField } from "./field-groups";
import { COUNTING_ROW, PHASE_ROWS, type PhaseRow } from "./phase-rows";
import { SPECIAL_FIELDS, SPECIAL_FUNCTIONS, type SpecialPlace } from "./special-places";

export type { ExpressionUse } from "./expression-use";

/** Where an expression stands, and what it may use there. */
export interface ExpressionContext {
  readonly phase: string;
  /** “custom rules” */
  readonly rules: string;
  readonly use: ExpressionUse;
  readonly kind: ExpressionKind;
  readonly side: "request" | "response";
  readonly functions: FunctionContextName;
  readonly lists: "allowed" | "refused";
  readonly place: ExpressionPlace;
}

const ROWS: ReadonlyMap<string, PhaseRow> = new Map(PHASE_ROWS.map((row) => [row.phase, row]));

/** What an expression of this phase may use; `null` for phases that nothing is known of, network phases among them. */
export function contextOfPhase(phase: string, use: ExpressionUse): ExpressionContext | null {
  const row = use === "counting" && phase === COUNTING_ROW.phase ? COUNTING_ROW : ROWS.get(phase);
  if (row === undefined) return null;
  return {
    phase,
    rules: row.rules,
    use,
    kind: use === "filter" || use === "counting" ? "filter" : "value",
    side: row.side,
    functions: FUNCTION_CONTEXTS[use],
    lists: row.lists ?? "allowed",
    place: {
      judgeField: (field) => judgeField(field, row, use),
      judgeFunction: (called) => judgeSpecial(called.name, `${called.name}()`, SPECIAL_FUNCTIONS, { row, use }),
    },
  };
}

/** How to check an expression of this context: fields, functions and the documented limits of a rule. */
export function checkOptionsOf({ side, functions, place }: ExpressionContext): CheckOptions {
  return { side, context: functions, place, lengthLimit: RULE_LENGTH_LIMIT };
}

function judgeField(field: FieldDefinition, row: PhaseRow, use: ExpressionUse): Unavailable | null {
  if (!field.sides.includes(row.side)) return null;
  const special = judgeSpecial(field.name, field.name, SPECIAL_FIELDS, { row, use });
  if (special !== null) return special;
  if (use === "uri-target") return judgeTargetField(field.name);
  const group = groupOfField(field.name);
  if (
    row.also?.includes(field.name) === true ||
    (row.allows.includes(group) && row.without?.includes(field.name) !== true && !row.refuses.includes(group))
  )
    return null;
  const hint = `it can be used in ${rulesWith(group)}`;
  if (row.refuses.includes(group)) return { severity: "error", message: `${field.name} cannot be used in ${row.rules}`, hint };
  return { severity: "warning", message: `${GROUP_NOUNS[group]} are not documented for ${row.rules}`, hint };
}

const TARGET_FIELDS = ["http.request.uri", "http.request.headers", "http.request.accepted_languages", "raw.http.request.uri"];

/** What a URL rewrite writes is documented to use few fields. https://developers.cloudflare.com/rules/transform/url-rewrite/ */
function judgeTargetField(name: string): Unavailable | null {
  if (TARGET_FIELDS.some((allowed) => name === allowed || name.startsWith(`${allowed}.`))) return null;
  const message = `${name} is not documented for what a URL rewrite writes`;
  return { severity: "warning", message, hint: "documented are the fields of http.request.uri and http.request.headers" };
}

interface Spot {
  readonly row: PhaseRow;
  readonly use: ExpressionUse;
}

function judgeSpecial(name: string, shown: string, places: readonly SpecialPlace[], { row, use }: Spot): Unavailable | null {
  const special = places.find((each) => each.name === name);
  if (special === undefined) return null;
  const { phases, uses, firm, where } = special;
  if ((phases?.includes(row.phase) ?? true) && (uses?.includes(use) ?? true)) return null;
  const hint = `it can be used in ${where}`;
  return firm === "yes"
    ? { severity: "error", message: `${shown} cannot be used here`, hint }
    : { severity: "warning", message: `${shown} is not documented for ${row.rules}`, hint };
}

const MOST_NAMED = 3;

/** What people write rules for most; it is named first. */
const NAMED_FIRST: readonly string[] = ["custom rules", "rate limiting rules", "request header transform rules", "cache rules"];

function rulesWith(group: ReturnType<typeof groupOfField>): string {
  const rows = PHASE_ROWS.filter(({ allows, refuses }) => allows.includes(group) && !refuses.includes(group));
  const names = new Set(rows.map(({ rules }) => rules));
  const ordered = [...NAMED_FIRST.filter((name) => names.has(name)), ...[...names].filter((name) => !NAMED_FIRST.includes(name))];
  const shown = ordered.slice(0, MOST_NAMED).join(", ");
  return ordered.length > MOST_NAMED ? `${shown} and others` : shown;
}

/** Where functions of a definition may be called, in words: for help. */
export function placesOfFunction({ name, contexts }: FunctionDefinition): string {
  const special = SPECIAL_FUNCTIONS.find((each) => each.name === name);
  if (special !== undefined) return special.where;
  return contexts === undefined ? "everywhere" : placesOfContexts(contexts);
}
