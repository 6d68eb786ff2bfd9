import type { Comparison, Impact, JudgedComparison } from "../../../engine/contract/index";
import type { Tone } from "../../ui/badge";
import type { IconName } from "../../ui/icons";
import type { TreeNode } from "../../ui/tree-keys";
import { WORDS } from "../../words/words";

/** How an impact looks: its icon and the colour of it, and what a badge says of it in one or two words. */
interface ImpactLook {
  readonly icon: IconName;
  readonly tone: Tone | "quiet";
  readonly short: string;
}

const LOOKS: Readonly<Record<Impact, Omit<ImpactLook, "short">>> = {
  "allowed-to-blocked": { icon: "octagon-x", tone: "stop" },
  "redirect-loops": { icon: "undo", tone: "stop" },
  "blocked-to-allowed": { icon: "disc-check", tone: "ok" },
  challenged: { icon: "octagon-bar", tone: "warn" },
  unchallenged: { icon: "disc-check", tone: "ok" },
  "redirect-added": { icon: "redirect", tone: "info" },
  "redirect-removed": { icon: "redirect", tone: "info" },
  "redirect-changed": { icon: "redirect", tone: "info" },
  "answer-changed": { icon: "response", tone: "info" },
  "origin-changed": { icon: "racks", tone: "info" },
  "url-changed": { icon: "request", tone: "info" },
  "cache-changed": { icon: "drum", tone: "info" },
  "headers-changed": { icon: "response", tone: "info" },
  "settings-changed": { icon: "sliders", tone: "info" },
  undecidable: { icon: "wave", tone: "warn" },
  "path-changed": { icon: "fork", tone: "quiet" },
  "not-comparable": { icon: "ring-unknown", tone: "gap" },
  unchanged: { icon: "equal", tone: "quiet" },
};

export function impactLook(impact: Impact): ImpactLook {
  return { ...LOOKS[impact], short: WORDS.compare.shortImpacts[impact] };
}

export function impactTitle(impact: Impact): string {
  return WORDS.impacts[impact];
}

export type ImpactRow =
  | (TreeNode & { readonly kind: "group"; readonly impact: Impact; readonly count: number; readonly fold: "open" | "closed" })
  | (TreeNode & { readonly kind: "case"; readonly each: JudgedComparison });

/** What is shown of a comparison: words that a case must have, and groups that were folded or opened by hand. */
export interface ImpactsShown {
  readonly filter: string;
  readonly folds: ReadonlyMap<Impact, "open" | "closed">;
}

/** Groups in order of harm with their cases; quiet ones are closed at first, a filter opens all and leaves the empty ones out. */
export function impactRows({ cases, groups }: Pick<Comparison, "cases" | "groups">, { filter, folds }: ImpactsShown): readonly ImpactRow[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = cases.filter((each) => {
    const text = `${each.name} ${each.id} ${each.tags.join(" ")}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return groups.flatMap(({ impact: id }): readonly ImpactRow[] => {
    const members = found.filter(({ impact }) => impact === id);
    if (members.length === 0 && (words.length > 0 || !isAlwaysNamed(id))) return [];
    const alone = members.length > 0 && !QUIET.has(id) ? "open" : "closed";
    const fold = words.length > 0 ? "open" : (folds.get(id) ?? alone);
    const group: ImpactRow = {
      kind: "group",
      key: `group ${id}`,
      name: impactTitle(id),
      depth: 0,
      impact: id,
      count: members.length,
      fold,
    };
    if (fold === "closed") return [group];
    return [group, ...members.map((each): ImpactRow => ({ kind: "case", key: `case ${each.id}`, name: each.name, depth: 1, each }))];
  });
}

/** What nobody outside notices. */
const QUIET: ReadonlySet<Impact> = new Set(["path-changed", "not-comparable", "unchanged"]);

/** Groups that are named even where nothing is in them: that nobody is newly blocked is an answer too. */
const NAMED: ReadonlySet<Impact> = new Set(["allowed-to-blocked", "blocked-to-allowed", "origin-changed", "unchanged"]);

function isAlwaysNamed(impact: Impact): boolean {
  return NAMED.has(impact);
}

/** Cases that differ, worst first: what ↑ and ↓ go through. */
export function changedCases({ cases, groups }: Pick<Comparison, "cases" | "groups">): readonly JudgedComparison[] {
  return groups
    .filter(({ impact }) => impact !== "unchanged" && impact !== "not-comparable")
    .flatMap((group) => cases.filter(({ impact }) => impact === group.impact));
}

/** Cases that a baseline can take over as they are now: they differ from it, are new to it, or are gone. One that could not run cannot be. */
export function acceptableCases({ cases }: Pick<Comparison, "cases">): readonly JudgedComparison[] {
  return cases.filter((each) => (each.impact !== "unchanged" && each.after !== null) || isGone(each));
}

/** Whether the baseline has a trace that the library has not any more. */
export function isGone({ missing }: Pick<JudgedComparison, "missing">): boolean {
  return missing === "after";
}
