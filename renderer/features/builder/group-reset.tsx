import { useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { IconButton } from "../../ui/icon-button";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { countAllGiven, countGiven, type GroupName, resetAllChanges, resetChanges } from "./given-values";
import { useSavedPart } from "./use-saved";

/** How many values of a group are given, and the button that takes them all back. Nothing where none is. */
export function GroupReset({ group }: { readonly group: GroupName }) {
  const { trace } = useStores();
  const given = useSavedPart((saved) => countGiven(saved, group));
  if (given === 0) return null;
  return (
    <IconButton
      icon="undo"
      iconSize={14}
      label={WORDS.form.resetGroup}
      title={WORDS.form.resetGroupHint(given)}
      onClick={() => trace.getState().change(resetChanges(group))}
    />
  );
}

/** `3 set`, or nothing. */
export function GivenCount({ group }: { readonly group: GroupName }) {
  const given = useSavedPart((saved) => countGiven(saved, group));
  return given === 0 ? null : <span className={styles.given}>{WORDS.form.set(given)}</span>;
}

/** All groups at once. */
export function ResetAll() {
  const { trace, notices } = useStores();
  const given = useSavedPart(countAllGiven);
  if (given === 0) return null;
  return (
    <span className={styles.resetAll}>
      <span className={styles.given}>{WORDS.form.set(given)}</span>
      <Button
        size="small"
        look="quiet"
        title={WORDS.form.resetAllHint}
        onClick={() => {
          trace.getState().change(resetAllChanges());
          notices.getState().say(WORDS.form.resetDone);
        }}
      >
        {WORDS.form.resetAll}
      </Button>
    </span>
  );
}
