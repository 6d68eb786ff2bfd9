import { type MouseEvent, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { useStores } from "../../stores/context";
import { Problem } from "../../ui/field";
import { IconButton } from "../../ui/icon-button";
import { Menu } from "../../ui/menu";
import { RowMenu } from "../../ui/row-menu";
import { TextArea } from "../../ui/text-input";
import { useDraft } from "../../ui/use-draft";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import type { GroupName } from "./given-values";
import { Group } from "./group";
import { GivenCount, GroupReset } from "./group-reset";
import { pairMenu } from "./pair-menu";
import { type Pair, pairLines, pastedPairs, readPairLines } from "./pairs";

const words = WORDS.builder.pairsTable;

export interface PairsTableProps {
  /** Name of the table. */
  readonly label: string;
  readonly group: GroupName;
  /** One line of it: “Header”. */
  readonly noun: string;
  readonly pairs: readonly Pair[];
  /** What would be kept of some lines; two lists of lines that keep the same are the same. */
  readonly keep: (pairs: readonly Pair[]) => unknown;
  /** `alone`: a step to undo of its own, which typing is not. */
  readonly onPairs: (pairs: readonly Pair[], step: "joined" | "alone") => void;
  readonly empty: string;
  /** Before the buttons of the table itself. */
  readonly actions?: ReactNode;
}

/** A table of names and values that is edited in place. Lines without a name live only here. */
export function PairsTable({ label, group, noun, pairs, keep, onPairs, empty, actions }: PairsTableProps) {
  const stores = useStores();
  const [view, setView] = useState<"table" | "text">("table");
  const kept = JSON.stringify(keep(pairs));
  const [draft, setDraft] = useState<{ readonly lines: readonly Pair[]; readonly over: string } | null>(null);
  const lines = draft !== null && draft.over === kept ? draft.lines : pairs;
  const table = useRef<HTMLTableElement>(null);
  /** The line that was added last. */
  const [added, setAdded] = useState<{ readonly at: number } | null>(null);

  function write(next: readonly Pair[], step: "joined" | "alone" = "alone"): void {
    const over = JSON.stringify(keep(next));
    setDraft({ lines: next, over });
    if (over !== kept) onPairs(next, step);
  }

  function change(index: number, changed: Partial<Pair>): void {
    const next = lines.map((line, at) => (at === index ? { ...line, ...changed } : line));
    write(next, "joined");
  }

  function add(): void {
    const next = [...lines, { name: "", value: "" }];
    write(next);
    setAdded({ at: next.length - 1 });
  }

  // The new line has the focus before the next key comes.
  useLayoutEffect(() => {
    const inputs = table.current?.querySelectorAll<HTMLInputElement>("input[data-part='name']");
    if (added !== null) inputs?.[added.at]?.focus();
  }, [added]);

  return (
    <Group
      title={label}
      count={<GivenCount group={group} />}
      actions={
        <>
          {actions}
          <GroupReset group={group} />
          <IconButton
            icon="pencil"
            iconSize={14}
            label={words.linesAsText(noun)}
            aria-pressed={view === "text"}
            onClick={() => setView(view === "text" ? "table" : "text")}
          />
          {view === "text" ? null : <IconButton icon="plus" iconSize={14} label={words.add(noun)} onClick={add} />}
        </>
      }
    >
      {view === "text" ? <PairsText noun={noun} pairs={pairs} onPairs={onPairs} /> : null}
      <RowMenu label={label} entriesOf={(key) => pairMenu(stores, lines, Number(key), write)}>
        <table className={styles.pairs} aria-label={label} ref={table} hidden={lines.length === 0 || view === "text"}>
          <tbody>
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; names repeat
              <tr key={index} data-row={index}>
                <td>
                  <input
                    data-part="name"
                    aria-label={words.name(noun, index + 1)}
                    value={line.name}
                    placeholder={words.namePlaceholder}
                    spellCheck={false}
                    autoComplete="off"
                    onContextMenu={keepOwnMenu}
                    onChange={(event) => change(index, { name: event.currentTarget.value })}
                    onPaste={(event) => {
                      const pasted = pastedPairs(event.clipboardData.getData("text"));
                      if (pasted === null) return;
                      event.preventDefault();
                      write([...lines.slice(0, index), ...pasted, ...lines.slice(line.name === "" ? index + 1 : index)]);
                    }}
                  />
                </td>
                <td>
                  <input
                    aria-label={words.value(noun, index + 1)}
                    value={line.value}
                    placeholder={words.valuePlaceholder}
                    spellCheck={false}
                    autoComplete="off"
                    title={line.value}
                    onContextMenu={keepOwnMenu}
                    onChange={(event) => change(index, { value: event.currentTarget.value })}
                    onKeyDown={(event) => {
                      if (event.key === "Enter" && !event.metaKey && !event.ctrlKey && index === lines.length - 1) add();
                    }}
                  />
                </td>
                <td>
                  <div className={styles.lineActions}>
                    <Menu
                      label={words.more(noun, index + 1)}
                      entries={pairMenu(stores, lines, index, write)}
                      trigger={<IconButton icon="more" iconSize={12} label={words.more(noun, index + 1)} />}
                    />
                    <IconButton
                      icon="x"
                      iconSize={12}
                      label={words.remove(noun, line.name === "" ? index + 1 : line.name)}
                      onClick={() => write(lines.filter((_, at) => at !== index))}
                    />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </RowMenu>
      {lines.length === 0 && view === "table" ? <p className={styles.none}>{empty}</p> : null}
    </Group>
  );
}

/** A field's own menu pastes and copies what is typed. */
function keepOwnMenu(event: MouseEvent): void {
  event.stopPropagation();
}

/** All lines at once, as they would stand in a message: for pasting, sorting, and many at a time. */
function PairsText({ noun, pairs, onPairs }: Pick<PairsTableProps, "noun" | "pairs" | "onPairs">) {
  const draft = useDraft<readonly Pair[]>({
    value: pairs,
    print: pairLines,
    parse: readPairLines,
    onValue: (next) => onPairs(next, "joined"),
  });
  return (
    <div className={styles.row}>
      <div>
        <TextArea
          face="mono"
          aria-label={words.lines(noun)}
          aria-invalid={draft.problem === null ? undefined : true}
          rows={Math.min(12, Math.max(3, draft.text.split("\n").length + 1))}
          placeholder={words.linesPlaceholder}
          value={draft.text}
          onText={draft.onText}
        />
        {draft.problem === null ? null : <Problem>{draft.problem}</Problem>}
      </div>
    </div>
  );
}
