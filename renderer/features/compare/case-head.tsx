import { useEffect } from "react";
import type { ComparisonView, JudgedComparison } from "../../../engine/contract/index";
import { acceptIntoBaseline } from "../../stores/compare/accept-baseline";
import { useLayout, useStores } from "../../stores/context";
import { traceOf } from "../../stores/runs/runs";
import { messageOf } from "../../stores/support/message-of";
import { showTrace } from "../../stores/trace/show-trace";
import { Button } from "../../ui/button";
import { isInPopup } from "../../ui/focus-place";
import { IconButton } from "../../ui/icon-button";
import { PaneHead } from "../../ui/pane";
import text from "../../ui/text.module.css";
import { Switch } from "../../ui/toggle";
import { WORDS } from "../../words/words";
import { AcknowledgedBadge } from "./acknowledged-badge";
import styles from "./compare.module.css";
import { acceptableCases, changedCases, isGone } from "./impact-groups";

const words = WORDS.compare.casePane;

/** Whether a field, a dialog or a list that does something of its own has the key. */
function isElsewhere({ target, defaultPrevented }: KeyboardEvent): boolean {
  return defaultPrevented || (target instanceof Element && (target.matches("input,textarea,select") || isInPopup(target)));
}

interface CaseHeadProps {
  readonly view: ComparisonView;
  readonly each: JudgedComparison;
  readonly same: "folded" | "shown";
  readonly onSame: (same: "folded" | "shown") => void;
}

/** Which case it is, and what can be done with it; Alt with an arrow goes to the change before or after. */
export function CaseHead({ view, each, same, onSame }: CaseHeadProps) {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  const changed = changedCases(view.comparison);
  const at = changed.findIndex(({ id }) => id === each.id);
  const { acknowledgement } = each;
  const go = (step: 1 | -1): void => {
    const next = changed[at < 0 ? (step === 1 ? 0 : changed.length - 1) : at + step];
    if (next !== undefined) void stores.comparison.getState().select(next.id);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown") || isElsewhere(event)) return;
      event.preventDefault();
      go(event.key === "ArrowDown" ? 1 : -1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });

  async function withdraw(): Promise<void> {
    try {
      await stores.comparison.getState().withdraw([each.id]);
      stores.notices.getState().say(words.takenBack);
    } catch (error) {
      stores.notices.getState().fail(words.notTakenBack(messageOf(error)));
    }
  }

  return (
    <PaneHead>
      <h2 className={text.cut} title={each.id}>
        {each.name}
      </h2>
      {each.tags.slice(0, 1).map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
        </span>
      ))}
      {at < 0 ? null : <span className={styles.position}>{words.position(at + 1, changed.length)}</span>}
      <AcknowledgedBadge each={each} />
      <span className={styles.spring} />
      <IconButton
        icon="up"
        label={words.previousChange}
        aria-keyshortcuts="Alt+ArrowUp"
        disabled={at === 0 || changed.length === 0}
        onClick={() => go(-1)}
      />
      <IconButton
        icon="down"
        label={words.nextChange}
        aria-keyshortcuts="Alt+ArrowDown"
        disabled={at === changed.length - 1 || changed.length === 0}
        onClick={() => go(1)}
      />
      <Switch
        className={styles.foldSwitch}
        value={same === "folded" ? "on" : "off"}
        onToggle={(state) => onSame(state === "on" ? "folded" : "shown")}
      >
        {words.foldSame}
      </Switch>
      {at < 0 ? null : acknowledgement.kind === "acknowledged" ? (
        <Button size="small" onClick={() => void withdraw()}>
          {words.notIntended}
        </Button>
      ) : (
        <Button size="small" onClick={() => put({ kind: "acknowledge", caseIds: [each.id] })}>
          {words.acknowledge}
        </Button>
      )}
      {view.before.kind === "baseline" && acceptableCases({ cases: [each] }).length > 0 ? (
        <Button size="small" onClick={() => void acceptIntoBaseline(stores, [each.id])}>
          {isGone(each) ? words.takeOut : words.accept}
        </Button>
      ) : null}
      {isGone(each) ? null : (
        <Button size="small" onClick={() => void showTrace(stores, traceOf(each.id))}>
          {words.openTrace}
        </Button>
      )}
    </PaneHead>
  );
}
