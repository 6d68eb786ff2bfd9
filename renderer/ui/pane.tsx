import type { ReactNode } from "react";
import { WORDS } from "../words/words";
import styles from "./pane.module.css";
import text from "./text.module.css";

const words = WORDS.ui.pane;

/** The bar at the top of a pane: title first, what can be done at the right. */
export function PaneHead({ children }: { readonly children: ReactNode }) {
  return <header className={styles.head}>{children}</header>;
}

/** The mark of unsaved work, with its word for those who do not see it. */
export function UnsavedDot() {
  return (
    <>
      <span className={styles.dot} title={words.unsavedChanges} />
      <span className={text.hidden}>{words.unsaved}</span>
    </>
  );
}
