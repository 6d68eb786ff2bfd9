import { useEffect, useState } from "react";
import { useStores } from "../../stores/context";
import { WORDS } from "../../words/words";
import { droppedFiles } from "./dropped-files";
import styles from "./import.module.css";

const words = WORDS.importing.dropTarget;

/**
 * The whole window takes files: they are read, and what they hold is shown before anything is written. While a dialog is open, only the import that waits for a
 * choice takes them: what was begun in another one stays.
 */
export function DropTarget() {
  const { imports, layout } = useStores();
  const [over, setOver] = useState<"yes" | "no">("no");
  useEffect(() => {
    const isFiles = (event: DragEvent): boolean => event.dataTransfer?.types.some((type) => type === "Files") === true;
    const takesFiles = (): boolean => {
      if (layout.getState().over?.kind !== "import") return document.querySelector('[role="dialog"][data-state="open"]') === null;
      return imports.getState().status.kind === "nothing";
    };
    const onOver = (event: DragEvent): void => {
      if (!isFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = takesFiles() ? "copy" : "none";
      setOver(takesFiles() ? "yes" : "no");
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver("no");
    };
    const onDrop = (event: DragEvent): void => {
      setOver("no");
      if (!isFiles(event) || event.dataTransfer === null) return;
      // Otherwise the browser would leave the page for the file.
      event.preventDefault();
      if (!takesFiles()) return;
      const look = droppedFiles(event.dataTransfer.items, event.dataTransfer.files);
      layout.getState().put({ kind: "import" });
      void imports.getState().readFiles(look);
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, [imports, layout]);
  if (over === "no") return null;
  return (
    <div className={styles.drop} aria-hidden="true">
      <p>{words.drop}</p>
    </div>
  );
}
