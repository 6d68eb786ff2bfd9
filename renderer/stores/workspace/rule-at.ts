import type { ConfigurationView, SourcePlace } from "../../../engine/contract/index";
import { editingAt } from "./show-rule";

/** What the rule is called that a place of the configuration lies in; `null` where it lies in none, or in one without a description. */
export function ruleNameAt(view: Pick<ConfigurationView, "account" | "zones"> | null, place: SourcePlace): string | null {
  const at = editingAt(place);
  if (view === null || at.kind !== "rule") return null;
  const rulesets = [view.account, ...view.zones].flatMap((owner) => owner.rulesets);
  const ruleset = rulesets.find(({ source }) => source.file === at.file && `${source.pointer}/rules` === at.list);
  const description = ruleset?.rules[at.index]?.description ?? "";
  return description === "" ? null : description;
}
