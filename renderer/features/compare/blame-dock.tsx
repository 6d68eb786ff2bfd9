import type { ComparisonView, EditEffect, JudgedComparison } from "../../../engine/contract/index";
import { useComparison, useStores } from "../../stores/context";
import { Badge } from "../../ui/badge";
import { classNames } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { Icon } from "../../ui/icon";
import { Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { Switch } from "../../ui/toggle";
import type { RowPlace } from "../../ui/tree-places";
import { useMedia } from "../../ui/use-media";
import { VirtualList } from "../../ui/virtual-list";
import { WORDS } from "../../words/words";
import { blamedEdits, shortPlace } from "./case-words";
import styles from "./compare.module.css";
import { DiffLines } from "./diff-line";
import { editText } from "./diff-tokens";
import { impactLook, impactTitle } from "./impact-groups";

const words = WORDS.compare.blameDock;

/** Every edit with what it causes, and the difference that the chosen one makes in the configuration. */
export function BlameDock({ view, each }: { readonly view: ComparisonView; readonly each: JudgedComparison | null }) {
  const { comparison: store } = useStores();
  const narrow = useMedia("(max-width: 1180px)");
  const chosen = useComparison((state) => state.edit);
  const { edits } = view.comparison;
  const blamed = each === null ? null : blamedEdits(each);
  const shown = edits.find(({ number }) => number === (chosen ?? blamed?.[0])) ?? edits[0];
  const at = edits.findIndex(({ number }) => number === shown?.number);
  const go = (to: number): void => {
    const edit = edits[Math.max(0, Math.min(edits.length - 1, to))];
    if (edit !== undefined) store.getState().chooseEdit(edit.number);
  };
  return (
    <section className={styles.dock} data-pane="" aria-label={words.title}>
      {shown === undefined ? (
        <EmptyState size="small" title={words.none} hint={words.noneHint} />
      ) : (
        <div className={styles.blame}>
          <VirtualList
            role="listbox"
            aria-label={words.edits}
            tabIndex={0}
            aria-activedescendant={`edit-${shown.number}`}
            className={styles.edits}
            count={edits.length}
            rowHeight={narrow ? 44 : 28}
            keyOf={(index) => String(edits[index]?.number ?? index)}
            inView={at}
            onKeyDown={(event) => {
              const to = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : null;
              if (to === null || event.altKey) return;
              event.preventDefault();
              go(to);
            }}
            renderRow={(index, place) => {
              const edit = edits[index];
              if (edit === undefined) return null;
              return (
                <EditRow
                  place={place}
                  edit={edit}
                  selected={edit.number === shown.number ? "yes" : "no"}
                  blamed={blamed?.includes(edit.number) === true ? "yes" : "no"}
                  narrow={narrow ? "yes" : "no"}
                  onChoose={() => store.getState().chooseEdit(edit.number)}
                />
              );
            }}
          />
          <EditDetail edit={shown} each={each} />
        </div>
      )}
    </section>
  );
}

interface EditRowProps {
  readonly place: RowPlace;
  readonly edit: EditEffect;
  readonly selected: "yes" | "no";
  readonly blamed: "yes" | "no";
  /** Two lines: what was done, and to what. */
  readonly narrow: "yes" | "no";
  readonly onChoose: () => void;
}

/** So many causes have a badge; the rest is in the row's description. */
const BADGES = 3;

function EditRow({ place, edit, selected, blamed, narrow, onChoose }: EditRowProps) {
  const causes = edit.causes.slice(0, BADGES);
  return (
    <div
      id={`edit-${edit.number}`}
      role="option"
      {...place}
      aria-selected={selected === "yes"}
      className={styles.edit}
      title={`${edit.where}: ${edit.title}`}
      onClick={onChoose}
    >
      <span className={styles.editNumber}>{edit.number}</span>
      {blamed === "yes" ? <Icon name="fork" size={12} className={text.accent} label={words.causesChosen} /> : null}
      <span className={styles.editWords}>
        <span className={classNames(text.cut, styles.editTitle)}>{edit.title}</span>
        <span className={classNames(text.cut, styles.where)}>{narrow === "yes" ? shortPlace(edit.where) : edit.where}</span>
      </span>
      <span className={styles.causes}>
        {causes.map(({ impact, cases }) => {
          const { icon, tone, short } = impactLook(impact);
          const isHarm = impact === "allowed-to-blocked" || impact === "redirect-loops";
          return (
            <Badge
              key={impact}
              icon={icon}
              title={words.causeHint(impactTitle(impact), cases)}
              {...(isHarm && tone !== "quiet" ? { tone } : {})}
            >
              {words.cause(cases, short)}
            </Badge>
          );
        })}
        {edit.causes.length > BADGES ? <span className={text.dim}>{words.moreCauses(edit.causes.length - BADGES)}</span> : null}
        {edit.causes.length > 0 ? null : edit.exercised ? (
          <span className={text.dim}>{words.changesNothing}</span>
        ) : (
          <Badge tone="warn" icon="warning">
            {words.unexercised}
          </Badge>
        )}
      </span>
    </div>
  );
}

function EditDetail({ edit, each }: { readonly edit: EditEffect; readonly each: JudgedComparison | null }) {
  const [before, after] = [editText(edit.before), editText(edit.after)];
  const place = edit.place.after ?? edit.place.before;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must reach it
    <section className={styles.editDetail} aria-label={words.edit(edit.number)} tabIndex={0}>
      <h3>
        <Spoken parts={words.editNamed(edit.number, <span>{edit.title}</span>)} />
      </h3>
      <p className={styles.where}>{edit.where}</p>
      <DiffLines before={before} after={after} />
      <p className={styles.verdict}>{verdictOf(edit, each)}</p>
      {each === null || each.before === null || each.after === null ? null : <TryWithout edit={edit.number} />}
      {place === null ? null : (
        <code className={styles.place}>
          {place.file} {place.pointer}
        </code>
      )}
    </section>
  );
}

/** Tries the chosen case with every edit but one. */
function TryWithout({ edit }: { readonly edit: number }) {
  const { comparison } = useStores();
  const pair = useComparison((state) => state.pair);
  const tried = pair.kind === "ready" && pair.without === edit;
  return (
    <Switch
      className={styles.tryWithout}
      value={tried ? "on" : "off"}
      onToggle={(value) => void comparison.getState().tryWithout(value === "on" ? edit : null)}
    >
      {words.tryWithout}
    </Switch>
  );
}

/** What the edit has to do with the chosen case, in a sentence or two. */
function verdictOf(edit: EditEffect, each: JudgedComparison | null): string {
  const others = words.touches(edit.cases);
  if (!edit.exercised) return words.unexercisedHint;
  if (each === null) return others;
  const parts = each.blame.filter(({ edits }) => edits?.includes(edit.number) === true);
  if (parts.length === 0) return each.facets.length === 0 ? others : words.noPart(edit.cases);
  const together = parts.flatMap(({ edits }) => edits ?? []).filter((number) => number !== edit.number);
  const alone = together.length === 0;
  const what = [...new Set(parts.map(({ impact }) => impactTitle(impact).toLowerCase()))].join(", ");
  return alone ? words.alone(what) : words.together([...new Set(together)], what);
}
