import { bitwiseAnd } from "./bitwise-and";
import { contains } from "./contains";
import type { OperatorDefinition } from "./definition";
import { eq } from "./eq";
import { ge } from "./ge";
import { gt } from "./gt";
import { inOperator } from "./in";
import { le } from "./le";
import { lt } from "./lt";
import { matches } from "./matches";
import { ne } from "./ne";
import { strictWildcard } from "./strict-wildcard";
import { wildcard } from "./wildcard";

/** The comparison operators, in the order in which their spellings are looked for. */
export const OPERATORS: readonly OperatorDefinition[] = [
  inOperator,
  eq,
  ne,
  ge,
  le,
  gt,
  lt,
  bitwiseAnd,
  contains,
  matches,
  wildcard,
  strictWildcard,
];

export interface SpelledOperator {
  readonly operator: OperatorDefinition;
  readonly spelling: string;
}

const BY_FIRST_CHARACTER: ReadonlyMap<string, readonly SpelledOperator[]> = indexSpellings();

function indexSpellings(): ReadonlyMap<string, readonly SpelledOperator[]> {
  const index = new Map<string, SpelledOperator[]>();
  for (const operator of OPERATORS) {
    for (const spelling of operator.spellings) {
      const spelled = { operator, spelling };
      const known = index.get(spelling.charAt(0));
      if (known === undefined) index.set(spelling.charAt(0), [spelled]);
      else known.push(spelled);
    }
  }
  return index;
}

/** The operator whose spelling `text` goes on with at `at`; a prefix is enough, no word boundary is needed. */
export function operatorAt(text: string, at: number): SpelledOperator | undefined {
  return BY_FIRST_CHARACTER.get(text.charAt(at))?.find(({ spelling }) => text.startsWith(spelling, at));
}
