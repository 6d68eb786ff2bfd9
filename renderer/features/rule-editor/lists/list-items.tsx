import { useMemo, useState } from "react";
import type { JsonObject, ListView } from "../../../../engine/contract/index";
import { useStores } from "../../../stores/context";
import { Button } from "../../../ui/button";
import { EmptyState } from "../../../ui/empty-state";
import { Icon } from "../../../ui/icon";
import { IconButton } from "../../../ui/icon-button";
import { UnsavedDot } from "../../../ui/pane";
import { BareInput, InputFrame, TextInput } from "../../../ui/text-input";
import { VirtualList } from "../../../ui/virtual-list";
import { WORDS } from "../../../words/words";
import { changedRules, readRule } from "../rule-view";
import { useRules } from "../use-edited";
import { cellText, cellValue, ITEM_COLUMNS, type ItemColumn, itemsWith, newItem } from "./item-columns";
import styles from "./list-items.module.css";

const texts = WORDS.ruleEditor.listItems;

export interface ListItemsProps {
  readonly list: ListView;
  readonly file: string;
  /** Pointer of the items. */
  readonly items: string;
}

const ROW = 34;

/** The items of a list as a table that can be typed into; traces and verdicts follow. */
export function ListItems({ list, file, items }: ListItemsProps) {
  const { whatIf } = useStores();
  const rules = useRules(file, items);
  const [words, setWords] = useState("");
  const columns = ITEM_COLUMNS[list.kind];
  const shown = useMemo(() => (rules === null ? [] : itemsWith(rules.now, columns, words)), [rules, columns, words]);
  const changed = useMemo(() => (rules === null ? new Set<number>() : changedRules(rules.saved, rules.now)), [rules]);
  if (rules === null) return null;
  const grid = { gridTemplateColumns: `12px ${columns.map(({ share }) => `minmax(0, ${share}fr)`).join(" ")} 28px` };
  const { change } = whatIf.getState();

  function add(): void {
    setWords("");
    change({ kind: "insert", file, pointer: `${items}/0`, value: newItem(list.kind) }, `insert ${rules?.now.length ?? 0}`);
  }

  return (
    <div className={styles.items}>
      <div className={styles.bar}>
        <InputFrame className={styles.filter}>
          <Icon name="search" size={14} className={styles.dim} />
          <BareInput aria-label={texts.filter} placeholder={texts.filter} value={words} onText={setWords} />
        </InputFrame>
        <span className={styles.count} role="status">
          {countText(rules.now.length, shown.length)}
        </span>
        <Button size="small" icon="plus" onClick={add}>
          {texts.item}
        </Button>
      </div>
      <div className={styles.head} style={grid} aria-hidden="true">
        <span />
        {columns.map(({ name }) => (
          <span key={name}>{name}</span>
        ))}
        <span />
      </div>
      {shown.length === 0 ? (
        <EmptyState
          size="small"
          title={rules.now.length === 0 ? texts.none : texts.noneFound}
          hint={rules.now.length === 0 ? texts.noneHint : texts.noneFoundHint}
        />
      ) : (
        <VirtualList
          role="list"
          aria-label={texts.itemsOf(list.name)}
          className={styles.list}
          count={shown.length}
          rowHeight={ROW}
          keyOf={(place) => keyOf(rules.now, shown[place] ?? 0)}
          renderRow={(place, about) => {
            const index = shown[place] ?? 0;
            return (
              <div role="listitem" className={styles.item} style={grid} {...about}>
                <span>{changed.has(index) ? <UnsavedDot /> : null}</span>
                {columns.map((column) => (
                  <TextInput
                    key={column.name}
                    face={column === columns.at(-1) ? "sans" : "mono"}
                    aria-label={`${column.name} ${index + 1}`}
                    value={cellText(rules.now[index] ?? {}, column)}
                    onText={(text) => change(setCell(file, items, index, column, text, rules.now[index] ?? {}), `${column.name} ${index}`)}
                  />
                ))}
                <IconButton
                  icon="trash"
                  label={texts.remove(index + 1)}
                  onClick={() => change({ kind: "remove", file, pointer: `${items}/${index}` }, `remove ${rules.now.length}`)}
                />
              </div>
            );
          }}
        />
      )}
    </div>
  );
}

function countText(all: number, shown: number): string {
  const items = WORDS.counts.items(all);
  return shown === all ? items : WORDS.counts.someOf(shown, items);
}

/** Items keep their row while they are typed into: what they are called by is not what they say. */
function keyOf(items: readonly JsonObject[], index: number): string {
  return `${readRule(items[index] ?? {}, index).key} ${index}`;
}

/** A member that is not there yet is added; one inside what is not there comes with it. */
function setCell(file: string, items: string, index: number, column: ItemColumn, text: string, item: JsonObject) {
  const value = cellValue(text, column);
  const [first = "", ...rest] = column.path;
  const inner = rest[0];
  if (inner === undefined || item[first] !== undefined)
    return { kind: "set", file, pointer: `${items}/${index}/${column.path.join("/")}`, value } as const;
  return { kind: "set", file, pointer: `${items}/${index}/${first}`, value: { [inner]: value } } as const;
}
