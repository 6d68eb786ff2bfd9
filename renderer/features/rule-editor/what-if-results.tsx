import type { ReactNode } from "react";
import styles from "./rule-editor.module.css";
import { WhatIfBanner } from "./what-if-banner";

/** The results of the open trace, and above them that they are of a configuration nobody has saved, where that is so. */
export function WhatIfResults({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.results}>
      <WhatIfBanner idle="absent" />
      {children}
    </div>
  );
}
