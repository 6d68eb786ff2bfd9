import type { ConfigurationView } from "../../../engine/contract/index";
import { phasePlaces } from "../../../engine/trace/phase-places";
import type { Finished } from "../../stores/result/result";
import type { Stores } from "../../stores/stores";
import { showPlace } from "../../stores/workspace/show-rule";
import { WORDS } from "../../words/words";

const words = WORDS.shell.palettePlaces;

/** A place that the palette leads to. */
export interface Place {
  readonly key: string;
  readonly title: string;
  readonly where: string;
  readonly go: () => void;
}

/** Rules of the active configuration, in the order of its files. */
export function rulePlaces(stores: Stores, view: ConfigurationView | null): readonly Place[] {
  if (view === null) return [];
  const owners = [
    { owner: words.account, rulesets: view.account.rulesets },
    ...view.zones.map(({ name, rulesets }) => ({ owner: name, rulesets })),
  ];
  return owners.flatMap(({ owner, rulesets }) =>
    rulesets.flatMap(({ product, source, rules }) =>
      rules.map((rule, index) => {
        const pointer = `${source.pointer}/rules/${index}`;
        return {
          key: `rule ${source.file} ${pointer}`,
          title: rule.description === "" ? (rule.expression ?? rule.id) : rule.description,
          where: words.ruleOf(product, owner),
          go: () => void showPlace(stores, { file: source.file, pointer }),
        };
      }),
    ),
  );
}

/** Phases that the result on screen went through, in their order. */
export function phaseSteps({ result, layout }: Pick<Stores, "result" | "layout">, finished: Finished | null): readonly Place[] {
  if (finished === null) return [];
  return finished.result.trace.flatMap((step) => {
    const { id, phase } = step.workbench;
    if (phase === null) return [];
    return [
      {
        key: `step ${id}`,
        title: phasePlaces(phase)[0]?.title ?? phase,
        where: step.matched ? words.matched : words.noMatch,
        go: () => {
          layout.getState().goTo("trace");
          if (!step.matched) result.getState().show("all");
          result.getState().select(id);
        },
      },
    ];
  });
}
