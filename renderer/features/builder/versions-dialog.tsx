import { DiffEditor } from "../../editor/diff-editor";
import { useLayout, useStores, useTrace } from "../../stores/context";
import { printSavedTrace } from "../../stores/trace/trace-text";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { settleVersions } from "./settle-versions";

const words = WORDS.builder.versionsDialog;

const TITLES = { file: words.diskTitle, left: words.windowTitle } as const;

/** Two versions of the open trace, line by line. */
export function VersionsDialog({ of }: { readonly of: "file" | "left" }) {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  const mine = useTrace((state) => state.document?.text ?? "");
  const theirs = useTrace(({ document }) => {
    if (of === "left") return document?.left?.text ?? null;
    return document?.file.kind === "changed" ? printSavedTrace(document.file.saved) : null;
  });
  return (
    <Dialog
      title={TITLES[of]}
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>{words.later}</Button>
          <Button disabled={theirs === null} onClick={() => settleVersions(stores, of, "theirs")}>
            {words.takeTheirs}
          </Button>
          <Button look="primary" onClick={() => settleVersions(stores, of, "mine")}>
            {words.keepMine}
          </Button>
        </>
      }
    >
      <p className={styles.legend}>{words.legend}</p>
      <div className={styles.versions}>
        <DiffEditor label={TITLES[of]} language="json" before={theirs ?? mine} after={mine} />
      </div>
    </Dialog>
  );
}
