import { useStores } from "../../stores/context";
import { type StepOf, stepActions } from "../../stores/result/step-actions";
import { IconButton } from "../../ui/icon-button";
import { Menu } from "../../ui/menu";
import { WORDS } from "../../words/words";

const words = WORDS.inspector.stepMenu;

/** What can be taken along of a step, and where it leads. */
export function StepMenu(of: StepOf) {
  const stores = useStores();
  return <Menu label={words.label} entries={stepActions(stores, of)} trigger={<IconButton icon="more" label={words.label} />} />;
}
