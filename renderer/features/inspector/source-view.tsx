import type { SourcePlace } from "../../../engine/contract/index";
import { CopyButton } from "./copy-button";
import styles from "./inspector.module.css";

/** The file a rule stands in, and where in it. */
export function SourceView({ source }: { readonly source: SourcePlace }) {
  const place = source.pointer === "" ? source.file : `${source.file} ${source.pointer}`;
  return (
    <p className={styles.source}>
      <code title={place}>
        {source.file} <span>{source.pointer}</span>
      </code>
      <CopyButton label="Copy file and pointer" text={place} />
    </p>
  );
}
