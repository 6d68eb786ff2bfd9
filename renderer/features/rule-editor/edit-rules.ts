import type { JsonObject } from "../../../engine/contract/index";
import { rulesOf } from "../../stores/what-if/edit-list";
import type { WhatIfStore } from "../../stores/what-if/what-if";

export interface RuleListPlace {
  readonly file: string;
  readonly list: string;
}

export interface RuleEdits {
  /** At the end of the list; it is edited from then on. */
  readonly add: (rule: JsonObject) => void;
  readonly insert: (index: number, rule: JsonObject) => void;
  readonly remove: (index: number) => void;
}

/** What can be done to a list of rules. */
export function editRules(whatIf: WhatIfStore, { file, list }: RuleListPlace): RuleEdits {
  const { change } = whatIf.getState();
  const insert = (index: number, rule: JsonObject): void =>
    change({ kind: "insert", file, pointer: `${list}/${index}`, value: rule }, "insert", { kind: "rule", file, list, index });
  return {
    insert,
    add: (rule) => insert(countOf(whatIf, { file, list }), rule),
    remove(index) {
      const left = countOf(whatIf, { file, list }) - 1;
      change(
        { kind: "remove", file, pointer: `${list}/${index}` },
        `remove ${left}`,
        left === 0 ? { kind: "file", file } : { kind: "rule", file, list, index: Math.min(index, left - 1) },
      );
    },
  };
}

/** Moves a rule, which stays the edited one if it is. */
export function moveRule(whatIf: WhatIfStore, { file, list }: RuleListPlace, from: number, to: number): void {
  if (from === to || to < 0 || to >= countOf(whatIf, { file, list })) return;
  whatIf
    .getState()
    .change({ kind: "move", file, pointer: `${list}/${from}`, to }, `move ${from} ${to}`, { kind: "rule", file, list, index: to });
}

function countOf(whatIf: WhatIfStore, { file, list }: RuleListPlace): number {
  const edited = whatIf.getState().edited(file);
  return edited === null ? 0 : rulesOf(edited, list).length;
}
