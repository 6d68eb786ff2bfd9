import type { ComparedSides } from "../../stores/comparison";
import styles from "./compare.module.css";

/** What is compared with what. */
export function SidesTitle({ of }: { readonly of: ComparedSides }) {
  return (
    <h1 className={styles.sides}>
      <span>{sideName(of.before)}</span>
      <i aria-hidden="true">→</i>
      <span>{sideName(of.after)}</span>
    </h1>
  );
}

function sideName(side: ComparedSides["before"]): string {
  if (side.kind === "run") return side.runId;
  return side.kind === "baseline" ? `baseline ${side.name}` : side.name;
}
