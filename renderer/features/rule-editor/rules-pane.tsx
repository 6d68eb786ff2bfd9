import { type DragEvent, type KeyboardEvent, memo, useId, useMemo, useState } from "react";
import type { JsonObject } from "../../../engine/contract/index";
import { useConfiguration, useStores, useWhatIf } from "../../stores/context";
import type { Editing } from "../../stores/what-if/what-if-draft";
import { readableConfiguration } from "../../stores/workspace/configuration";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { Icon } from "../../ui/icon";
import type { IconName } from "../../ui/icons";
import type { MenuEntry } from "../../ui/menu";
import { PaneHead, UnsavedDot } from "../../ui/pane";
import { RowMenu } from "../../ui/row-menu";
import text from "../../ui/text.module.css";
import { VirtualList } from "../../ui/virtual-list";
import { WORDS } from "../../words/words";
import { actionTitle } from "./action-words";
import { editRules, moveRule } from "./edit-rules";
import { ListsPane } from "./lists/lists-pane";
import styles from "./rule-editor.module.css";
import { changedRules, copyOf, newRule, type PlacedRuleset, placeOf, readRule, ruleName } from "./rule-view";
import { useList, useRules } from "./use-edited";

const texts = WORDS.ruleEditor.rulesPane;

/** The rules around the one that is edited, in the order they run. */
export function RulesPane() {
  const editing = useWhatIf((state) => state.editing);
  const view = useConfiguration(readableConfiguration);
  const place = useMemo(() => (editing === null ? null : placeOf(view, editing)), [view, editing]);
  if (editing === null) return null;
  if (place === null) return <OtherPane editing={editing} />;
  return <Rulesets own={place.own} around={place.around} />;
}

/** For what is no ruleset: its file says enough. */
function OtherPane({ editing }: { readonly editing: Editing }) {
  const view = useConfiguration(readableConfiguration);
  const list = useList(editing.file);
  const name = editing.file.slice(editing.file.lastIndexOf("/") + 1);
  if (list !== null) return <ListsPane lists={view?.account.lists ?? []} current={list.list} />;
  return (
    <section className={styles.pane} data-pane="" aria-label={name} data-undo="rules">
      <PaneHead>
        <h2>{name}</h2>
      </PaneHead>
      {editing.kind === "rule" ? (
        <RuleList file={editing.file} list={editing.list} />
      ) : (
        <EmptyState size="small" title={editing.file} hint={texts.asJsonHint} />
      )}
    </section>
  );
}

function Rulesets({ own, around }: { readonly own: PlacedRuleset; readonly around: readonly PlacedRuleset[] }) {
  const { whatIf } = useStores();
  const id = useId();
  const loaded = useWhatIf((state) => state.files.has(own.ruleset.source.file));
  return (
    <section className={styles.pane} data-pane="" aria-labelledby={id} data-undo="rules">
      <PaneHead>
        <h2 id={id} className={text.cut}>
          {own.ruleset.product}
        </h2>
        <span className={classNames(styles.place, text.cut)}>{own.place}</span>
        <Button
          size="small"
          icon="plus"
          disabled={!loaded}
          onClick={() => editRules(whatIf, { file: own.ruleset.source.file, list: own.list }).add(newRule(own.ruleset.actions[0] ?? "log"))}
        >
          {texts.rule}
        </Button>
      </PaneHead>
      {around.map((placed) => (
        <RulesetPart
          key={`${placed.place} ${placed.ruleset.source.file}${placed.list}`}
          placed={placed}
          own={placed === own ? "yes" : "no"}
        />
      ))}
    </section>
  );
}

function RulesetPart({ placed, own }: { readonly placed: PlacedRuleset; readonly own: "yes" | "no" }) {
  const { whatIf } = useStores();
  const rules = useRules(placed.ruleset.source.file, placed.list);
  const { ruleset, level, list } = placed;
  const count = rules?.now.length ?? ruleset.rules.length;
  const off =
    rules?.now.filter((rule, index) => !readRule(rule, index).enabled).length ?? ruleset.rules.filter(({ enabled }) => !enabled).length;
  const { file } = ruleset.source;
  return (
    <>
      <button
        type="button"
        className={styles.subhead}
        aria-expanded={own === "yes"}
        disabled={count === 0 && own === "no"}
        onClick={() => void whatIf.getState().open({ kind: "rule", file, list, index: 0 })}
      >
        <Icon name={own === "yes" ? "chevron-down" : "chevron-right"} size={12} />
        <span className={text.cut}>{rulesetName(placed)}</span>
        <span className={styles.subnote}>{ruleset.kind === "root" || ruleset.kind === "zone" ? texts.ordered(level) : texts.executed}</span>
        <span className={styles.count}>{off === 0 ? WORDS.counts.rules(count) : WORDS.counts.off(WORDS.counts.rules(count), off)}</span>
      </button>
      {own === "yes" ? <RuleList file={file} list={list} /> : null}
    </>
  );
}

/** Entry points have no name of their own. */
function rulesetName({ ruleset, level }: PlacedRuleset): string {
  const named = ruleset.name !== "" && ruleset.name !== "default" && ruleset.name !== "root";
  return named ? ruleset.name : level === "account" ? texts.accountRules : texts.zoneRules;
}

function RuleList({ file, list }: { readonly file: string; readonly list: string }) {
  const { whatIf } = useStores();
  const base = useId();
  const editing = useWhatIf((state) => state.editing);
  const rules = useRules(file, list);
  const [over, setOver] = useState<number | null>(null);
  const changed = useMemo(() => (rules === null ? new Set<number>() : changedRules(rules.saved, rules.now)), [rules]);
  const current = editing?.kind === "rule" && editing.file === file && editing.list === list ? editing.index : null;
  if (rules === null) return null;
  const count = rules.now.length;
  if (count === 0) return <EmptyState size="small" title={texts.noRules} hint={texts.noRulesHint} />;

  function onKeyDown(event: KeyboardEvent): void {
    const to = targetOf(event.key, current, count);
    if (to === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.altKey && current !== null) moveRule(whatIf, { file, list }, current, to);
    else void whatIf.getState().open({ kind: "rule", file, list, index: to });
  }

  function onDrop(event: DragEvent, to: number): void {
    event.preventDefault();
    setOver(null);
    const from = Number(event.dataTransfer.getData(DRAGGED));
    if (Number.isInteger(from) && event.dataTransfer.types.includes(DRAGGED)) moveRule(whatIf, { file, list }, from, to);
  }

  function entriesOf(key: string): readonly MenuEntry[] {
    const index = Number(key);
    const rule = rules?.now[index];
    if (rule === undefined) return [];
    const edits = editRules(whatIf, { file, list });
    const words = WORDS.menus;
    const at = (label: string, icon: IconName, run: () => void): MenuEntry => ({ kind: "action", label, icon, run });
    return [
      at(words.open, "open", () => void whatIf.getState().open({ kind: "rule", file, list, index })),
      ...(index === 0 ? [] : [at(words.moveUp, "up", () => moveRule(whatIf, { file, list }, index, index - 1))]),
      ...(index >= count - 1 ? [] : [at(words.moveDown, "down", () => moveRule(whatIf, { file, list }, index, index + 1))]),
      { kind: "rule" },
      at(words.duplicate, "copy", () => edits.insert(index + 1, copyOf(rule))),
      { kind: "action", label: words.deleteRule, icon: "trash", tone: "danger", run: () => edits.remove(index) },
    ];
  }

  return (
    <RowMenu label={WORDS.menus.rules} entriesOf={entriesOf} className={styles.ruleRows}>
      <VirtualList
        role="listbox"
        aria-label={texts.label}
        tabIndex={0}
        aria-activedescendant={current === null ? undefined : `${base}-${current}`}
        className={styles.rules}
        count={count}
        rowHeight={45}
        keyOf={(index) => `${readRule(rules.now[index] ?? {}, index).key} ${index}`}
        inView={current}
        onKeyDown={onKeyDown}
        renderRow={(index, place) => {
          const rule = readRule(rules.now[index] ?? {}, index);
          return (
            <div
              id={`${base}-${index}`}
              data-row={index}
              role="option"
              aria-selected={index === current}
              {...place}
              tabIndex={-1}
              draggable
              className={classNames(styles.rule, !rule.enabled && styles.off, over === index && styles.over)}
              onClick={() => void whatIf.getState().open({ kind: "rule", file, list, index })}
              onDragStart={(event) => event.dataTransfer.setData(DRAGGED, String(index))}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(index);
              }}
              onDragEnd={() => setOver(null)}
              onDrop={(event) => onDrop(event, index)}
            >
              <RuleRow json={rule.json} index={index} unsaved={changed.has(index) ? "yes" : "no"} />
            </div>
          );
        }}
      />
    </RowMenu>
  );
}

const DRAGGED = "application/x-rule";

function targetOf(key: string, current: number | null, count: number): number | null {
  const at = current ?? -1;
  if (key === "ArrowDown") return Math.min(count - 1, at + 1);
  if (key === "ArrowUp") return Math.max(0, at - 1);
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

interface RuleRowProps {
  readonly json: JsonObject;
  readonly index: number;
  readonly unsaved: "yes" | "no";
}

const RuleRow = memo(function RuleRow({ json, index, unsaved }: RuleRowProps) {
  const rule = readRule(json, index);
  return (
    <>
      <span className={styles.number}>
        <span>{index + 1}</span>
      </span>
      <span className={styles.lines}>
        <span className={styles.first}>
          <span className={text.cut} title={ruleName(rule, index)}>
            {ruleName(rule, index)}
          </span>
          {unsaved === "yes" ? <UnsavedDot /> : null}
          <span className={styles.state}>{rule.enabled ? "" : texts.off}</span>
        </span>
        <span className={styles.second}>
          <code className={text.cut}>{rule.expression ?? texts.unpublished}</code>
          {rule.action === "" ? null : <Badge icon={actionIcon(rule.action)}>{actionTitle(rule.action)}</Badge>}
        </span>
      </span>
    </>
  );
});

function actionIcon(action: string) {
  if (action === "block") return "x";
  if (action.includes("challenge")) return "shield";
  if (action === "skip") return "double-chevron";
  if (action === "redirect") return "redirect";
  return action === "log" ? "list" : "pencil";
}
