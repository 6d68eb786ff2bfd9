import { useLayout, useStores, useTrace } from "../../stores/context";
import { saveTrace } from "../../stores/trace/save-trace";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { CasesDialog } from "./cases/cases-dialog";
import { PasteDialog } from "./paste-dialog";
import { SaveAsDialog } from "./save-as-dialog";
import { settleVersions } from "./settle-versions";
import { VersionsDialog } from "./versions-dialog";

const words = WORDS.builder.builderDialogs;

/** The questions that saving and pasting may ask. */
export function BuilderDialogs() {
  const over = useLayout((state) => state.over);
  if (over?.kind === "save-as") return <SaveAsDialog />;
  if (over?.kind === "conflict") return <ConflictDialog message={over.message} />;
  if (over?.kind === "versions") return <VersionsDialog of={over.of} />;
  if (over?.kind === "paste") return <PasteDialog message={over.message} pasted={over.text ?? ""} />;
  if (over?.kind === "cases") return <CasesDialog view={over.view} />;
  return null;
}

/** The file changed on disk meanwhile: neither version is lost without being asked. */
function ConflictDialog({ message }: { readonly message: string }) {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  const file = useTrace((state) => state.document?.file.kind ?? "same");

  async function keepMine(): Promise<void> {
    settleVersions(stores, "file", "mine");
    await saveTrace(stores, { conflict: file === "changed" ? "refuse" : "overwrite" });
  }

  return (
    <Dialog
      title={words.title}
      width="narrow"
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>{words.later}</Button>
          <Button disabled={file !== "changed"} onClick={() => put({ kind: "versions", of: "file" })}>
            {words.difference}
          </Button>
          <Button disabled={file !== "changed"} onClick={() => settleVersions(stores, "file", "theirs")}>
            {words.takeTheirs}
          </Button>
          <Button look="primary" onClick={() => void keepMine()}>
            {words.keepMine}
          </Button>
        </>
      }
    >
      <div className={styles.dialogForm}>
        <p>{message}</p>
      </div>
    </Dialog>
  );
}
