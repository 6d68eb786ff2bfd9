import { assertNever } from "../../support/assert-never";
import { mapElements, prepareCall } from "../compiler/compile-call";
import { elementsOf, stepInto } from "../compiler/elements";
import type { ShownField } from "../explanation";
import { type Access, type Call, type EachAccess, eachCount, type FieldAccess, type IndexAccess } from "../expression";
import type { Moment } from "../moment";
import type { MaybeValue, Value } from "../values/value";
import { makeField, makeNode, NO_CHILDREN, stateOf } from "./nodes";
import { type ExplainArgument, type Explainer, joinHangs, NO_PARTS, nodeOf, type Outcome } from "./outcome";
import { shownValue, valueInSentence } from "./shown-value";

/** An access; with `[*]` in it the array of what it reaches. */
export function explainAccess(access: Access, explainArgument: ExplainArgument): Explainer {
  switch (access.kind) {
    case "field":
      return explainField(access);
    case "literal": {
      const { value } = access;
      const outcome = {
        of: access,
        value,
        hangs: null,
        node: makeNode(access, { value, hangs: null, children: NO_CHILDREN }),
        parts: NO_PARTS,
      };
      return () => outcome;
    }
    case "call":
      return explainCall(access, explainArgument);
    case "index":
    case "each":
      return explainStep(access, explainArgument);
    default:
      return assertNever(access);
  }
}

function explainField(access: FieldAccess): Explainer {
  const { field, slot } = access;
  const assumed: ReadonlySet<string> = new Set([field.name]);
  return (moment) => {
    const value = moment.load(slot);
    const source = moment.sourceOf(slot);
    const node = makeField(access, { shown: value === null ? null : shownField(slot, value, moment), state: stateOf(value), source });
    return { of: access, value, hangs: source === "assumed" ? assumed : null, node, parts: NO_PARTS };
  };
}

function shownField(slot: number, value: Value, { shown }: Moment): ShownField {
  const known = shown[slot];
  if (known !== undefined) return known;
  const made = { said: valueInSentence(value), ...shownValue(value) };
  shown[slot] = made;
  return made;
}

/**
 * One index after another. Behind a `[*]` what stands before is an array of what was reached so far, and what is missing in one of its
 * elements contributes nothing.
 */
function explainStep(access: IndexAccess | EachAccess, explainArgument: ExplainArgument): Explainer {
  const explainOf = explainAccess(access.of, explainArgument);
  const many = eachCount(access.of) > 0;
  const reach = many ? reachFromAll : reachFromOne;
  return (moment) => {
    const inner = explainOf(moment);
    const { hangs } = inner;
    const value = reach(access, inner);
    return { of: access, value, hangs, node: makeNode(access, { value, hangs, children: [inner.node] }), parts: [inner] };
  };
}

function reachFromOne(access: IndexAccess | EachAccess, { value }: Outcome): MaybeValue {
  if (value === null) return null;
  return access.kind === "each" ? elementsOf(value) : stepInto(value, access.key);
}

function reachFromAll(access: IndexAccess | EachAccess, inner: Outcome): MaybeValue {
  if (inner.value === null) return rootOf(inner).value === null ? null : [];
  return elementsOf(inner.value).flatMap((value) => {
    if (access.kind === "each") return elementsOf(value);
    const reached = stepInto(value, access.key);
    return reached === null ? [] : [reached];
  });
}

function rootOf(outcome: Outcome): Outcome {
  const [inner] = outcome.parts;
  const indexed = outcome.of.kind === "index" || outcome.of.kind === "each";
  return indexed && inner !== undefined ? rootOf(inner) : outcome;
}

function explainCall(call: Call, explainArgument: ExplainArgument): Explainer {
  const apply = prepareCall(call);
  const explainers = call.arguments.map((argument) => explainArgument(argument));
  const propagates = call.called.nil === "propagates";
  return (moment) => {
    const parts = explainers.map((explainer) => explainer(moment));
    const given = parts.map((part) => part.value);
    const [first, ...others] = given;
    let value: MaybeValue;
    if (!call.mapped) value = apply(given, moment.world);
    else if (first === undefined || first === null) value = null;
    else value = mapElements(elementsOf(first), others, (elements) => apply(elements, moment.world));
    const surelyMissing = propagates && !call.mapped && parts.some(isSurelyMissing);
    const hangs = surelyMissing ? null : joinHangs(parts);
    return { of: call, value, hangs, node: makeNode(call, { value, hangs, children: parts.map(nodeOf) }), parts };
  };
}

export function isSurelyMissing(outcome: Outcome): boolean {
  return outcome.value === null && outcome.hangs === null;
}
