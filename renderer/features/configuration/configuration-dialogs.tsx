import type { Finding } from "../../../engine/contract/index";
import { readableConfiguration } from "../../stores/configuration";
import { useConfiguration, useLayout, useStores } from "../../stores/context";
import { editingAt, showPlace } from "../../stores/show-rule";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { EmptyState } from "../../ui/empty-state";
import { Icon } from "../../ui/icon";
import { VirtualList } from "../../ui/virtual-list";
import styles from "./configuration.module.css";

/** What is wrong with the configuration. */
export function ConfigurationDialogs() {
  const over = useLayout((state) => state.over);
  if (over?.kind === "findings") return <FindingsDialog />;
  return null;
}

const NO_FINDINGS: readonly Finding[] = [];

function FindingsDialog() {
  const view = useConfiguration(readableConfiguration);
  const put = useLayout((state) => state.put);
  const findings = view?.findings ?? NO_FINDINGS;
  const sorted = [...findings].sort((one, other) => Number(other.severity === "error") - Number(one.severity === "error"));
  return (
    <Dialog title={view === null ? "Findings" : `Findings in ${view.name}`} onClose={() => put(null)}>
      {sorted.length === 0 ? (
        <EmptyState size="small" title="Nothing is wrong with this configuration." />
      ) : (
        <VirtualList
          className={styles.list}
          aria-label="Findings"
          tabIndex={0}
          count={sorted.length}
          rowHeight={56}
          heights="measured"
          keyOf={String}
          renderRow={(index) => {
            const finding = sorted[index];
            return finding === undefined ? null : <FindingRow finding={finding} />;
          }}
        />
      )}
    </Dialog>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const { severity, message, place, span, fix } = finding;
  const stores = useStores();
  const position = span === undefined ? "" : ` ${span.line}:${span.column}`;
  return (
    <div className={styles.finding}>
      <Icon
        name={severity === "error" ? "disc-x" : "warning"}
        size={14}
        className={severity === "error" ? styles.stop : styles.warn}
        label={severity}
      />
      <div>
        <p>{message}</p>
        {fix === undefined ? null : <p className={styles.fix}>{fix}</p>}
        <code>
          {place.file}
          {place.pointer === "" ? "" : ` ${place.pointer}`}
          {position}
        </code>
        {place.file === "" ? null : (
          <Button size="small" look="quiet" className={styles.goTo} onClick={() => void showPlace(stores, place)}>
            {editingAt(place).kind === "rule" ? "Go to the rule" : "Open the file"}
          </Button>
        )}
      </div>
    </div>
  );
}
