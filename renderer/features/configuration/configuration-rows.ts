import type { ConfigurationView, RulesetView } from "../../../engine/contract/index";
import { phasePlaces } from "../../../engine/trace/phase-places";
import type { Editing } from "../../stores/what-if/what-if-draft";
import type { IconName } from "../../ui/icons";
import type { TreeNode } from "../../ui/tree-keys";
import { WORDS } from "../../words/words";

const texts = WORDS.configuration.configurationRows;

export type ConfigurationRow = TreeNode & {
  readonly icon?: IconName;
  readonly count?: number;
  /** What stands at the right in place of the count. */
  readonly note?: string;
  /** The count in words. */
  readonly about?: string;
  readonly tone?: "quiet";
  /** Files whose rules are below it. */
  readonly files?: readonly string[];
  readonly target: Editing | { readonly kind: "none" };
};

type Folds = Readonly<Record<string, "open" | "closed">>;

const NONE = { kind: "none" } as const;
const LISTS = "account / Lists";

/** The visible rows: account and zones, below them products with their rulesets and rules. Products stand in the order in which a request meets them. */
export function configurationRows({ account, zones }: ConfigurationView, folds: Folds): readonly ConfigurationRow[] {
  const few = zones.length <= 4 ? "open" : "closed";
  const accountNode = branch({
    key: "account",
    name: account.name === "" ? texts.account : account.name,
    depth: 0,
    icon: "account",
    folds,
    otherwise: "open",
  });
  const zoneNodes = zones.map((zone) => ({
    zone,
    node: branch({ key: `zone ${zone.name}`, name: zone.name, depth: 0, icon: "globe", folds, otherwise: few }),
  }));
  return [
    ...unfold({ ...accountNode, ...countRules(account.rulesets.flatMap(({ rules }) => rules)) }, () => [
      ...productRows(account.rulesets, "account", folds),
      ...listRows(account.lists, folds),
    ]),
    ...zoneNodes.flatMap(({ zone, node }) =>
      unfold({ ...node, ...countRules(zone.rulesets.flatMap(({ rules }) => rules)) }, () => [
        ...productRows(zone.rulesets, node.key, folds),
        ...leaf(node.key, texts.pageRules, zone.pageRules),
        ...leaf(node.key, texts.dnsRecords, zone.dnsRecords),
      ]),
    ),
  ];
}

/** Keys of the rows, from the outside in, below which a rule or a file stands; none where the tree has neither. */
export function rowsAbove({ account, zones }: ConfigurationView, editing: Editing): readonly string[] {
  if (account.lists.some(({ source }) => source.file === editing.file)) return ["account", LISTS];
  const levels = [
    { key: "account", rulesets: account.rulesets },
    ...zones.map(({ name, rulesets }) => ({ key: `zone ${name}`, rulesets })),
  ];
  for (const { key, rulesets } of levels) {
    const held = rulesets.find(
      ({ source }) => source.file === editing.file && (editing.kind === "file" || editing.list === `${source.pointer}/rules`),
    );
    if (held === undefined) continue;
    const product = `${key} / ${held.product}`;
    const alone = rulesets.filter((other) => other.product === held.product).length === 1;
    const own = alone ? [product] : [product, `${product} / ${held.id}`];
    // Of a ruleset that is opened as a file the rules need not be seen.
    return [key, ...(editing.kind === "rule" ? own : own.slice(0, -1))];
  }
  return [];
}

function productRows(rulesets: readonly RulesetView[], above: string, folds: Folds): readonly ConfigurationRow[] {
  const products = new Map<string, RulesetView[]>();
  for (const ruleset of rulesets) products.set(ruleset.product, [...(products.get(ruleset.product) ?? []), ruleset]);
  const inOrder = [...products].sort(([, one], [, other]) => orderOf(one) - orderOf(other));
  return inOrder.flatMap(([product, members]) => {
    const key = `${above} / ${product}`;
    const node = {
      ...branch({ key, name: product, depth: 1, folds, otherwise: "closed" }),
      ...countRules(members.flatMap(({ rules }) => rules)),
      files: members.map(({ source }) => source.file),
    };
    const [only, ...more] = members;
    if (only !== undefined && more.length === 0) return unfold(node, () => ruleRows(only, 2));
    return unfold(node, () =>
      members.flatMap((ruleset) => {
        const named = branch({ key: `${key} / ${ruleset.id}`, name: ruleset.name, depth: 2, folds, otherwise: "closed" });
        return unfold({ ...named, ...countRules(ruleset.rules), files: [ruleset.source.file] }, () => ruleRows(ruleset, 3));
      }),
    );
  });
}

/** Where the product's phase stands on a request's way; what nobody knows comes last. */
function orderOf(rulesets: readonly RulesetView[]): number {
  return phasePlaces(rulesets[0]?.phase ?? "")[0]?.order ?? Number.MAX_SAFE_INTEGER;
}

function ruleRows(ruleset: RulesetView, depth: number): readonly ConfigurationRow[] {
  return ruleset.rules.map((rule, index) => ({
    key: `rule ${ruleset.id} ${rule.id} ${index}`,
    name: rule.description === "" ? (rule.expression ?? rule.id) : rule.description,
    depth,
    note: rule.enabled ? rule.action : texts.off,
    ...(rule.enabled ? {} : { tone: "quiet" as const }),
    target: { kind: "rule", file: ruleset.source.file, list: `${ruleset.source.pointer}/rules`, index },
  }));
}

function listRows(lists: ConfigurationView["account"]["lists"], folds: Folds): readonly ConfigurationRow[] {
  if (lists.length === 0) return [];
  const node = { ...branch({ key: LISTS, name: texts.lists, depth: 1, folds, otherwise: "closed" }), count: lists.length };
  return unfold(node, () =>
    lists.map(({ name, kind, items, source }) => ({
      key: `list ${name}`,
      name: `$${name}`,
      depth: 2,
      note: texts.listSize(kind, items),
      target: { kind: "file", file: source.file },
    })),
  );
}

function leaf(above: string, name: string, count: number): readonly ConfigurationRow[] {
  return count === 0 ? [] : [{ key: `${above} / ${name}`, name, depth: 1, count, target: NONE }];
}

interface Branch {
  readonly key: string;
  readonly name: string;
  readonly depth: number;
  readonly icon?: IconName;
  readonly folds: Folds;
  readonly otherwise: "open" | "closed";
}

function branch({ key, name, depth, icon, folds, otherwise }: Branch): ConfigurationRow & { readonly fold: "open" | "closed" } {
  return { key, name, depth, ...(icon === undefined ? {} : { icon }), fold: folds[foldKey(key)] ?? otherwise, target: NONE };
}

function unfold(node: ConfigurationRow, below: () => readonly ConfigurationRow[]): readonly ConfigurationRow[] {
  return node.fold === "open" ? [node, ...below()] : [node];
}

/** `3, 1 off`: rules that are off are there, and no trace meets them. */
function countRules(rules: RulesetView["rules"]): Pick<ConfigurationRow, "count" | "note" | "about"> {
  const off = rules.filter(({ enabled }) => !enabled).length;
  const words = WORDS.counts.rules(rules.length);
  return off === 0
    ? { count: rules.length, about: words }
    : { count: rules.length, note: WORDS.counts.off(String(rules.length), off), about: WORDS.counts.off(words, off) };
}

/** The name under which the layout remembers whether a row is folded. */
export function foldKey(key: string): string {
  return `configuration ${key}`;
}
