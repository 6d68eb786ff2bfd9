import type { ComparedSides } from "../../stores/compare/comparison";
import { sideName } from "../../stores/compare/side-name";
import { useRuns } from "../../stores/context";
import styles from "./compare.module.css";

/** What is compared with what. */
export function SidesTitle({ of }: { readonly of: ComparedSides }) {
  const history = useRuns((state) => state.history);
  const [before, after] = [sideName(of.before, history), sideName(of.after, history)];
  return (
    <h1 className={styles.sides} title={`${before} → ${after}`}>
      <span>{before}</span>
      <i aria-hidden="true">→</i>
      <span>{after}</span>
    </h1>
  );
}
