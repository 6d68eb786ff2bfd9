import type { SourcePlace } from "../../../engine/contract/index";
import { useStores } from "../../stores/context";
import { openInConfiguration } from "../../stores/workspace/show-rule";
import { Button } from "../../ui/button";
import { WORDS } from "../../words/words";
import { CopyButton } from "./copy-button";
import styles from "./inspector.module.css";

const words = WORDS.inspector.sourceView;

/** The file a rule stands in, and where in it. */
export function SourceView({ source, inUse }: { readonly source: SourcePlace; readonly inUse: "yes" | "no" }) {
  const stores = useStores();
  const place = source.pointer === "" ? source.file : `${source.file} ${source.pointer}`;
  return (
    <p className={styles.source}>
      <code title={place}>
        {source.file} <span>{source.pointer}</span>
      </code>
      {inUse === "no" ? null : (
        <Button size="small" look="quiet" icon="code" className={styles.openFile} onClick={() => void openInConfiguration(stores, source)}>
          {words.open}
        </Button>
      )}
      <CopyButton label={words.copy} text={place} />
    </p>
  );
}
