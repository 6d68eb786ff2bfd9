import { useState } from "react";
import type { Finding } from "../../../engine/contract/index";
import { useConfiguration, useLayout, useStores } from "../../stores/context";
import { readableConfiguration } from "../../stores/workspace/configuration";
import { sortedFindings } from "../../stores/workspace/next-finding";
import { ruleNameAt } from "../../stores/workspace/rule-at";
import { editingAt, showPlace } from "../../stores/workspace/show-rule";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { PaneHead } from "../../ui/pane";
import { Select } from "../../ui/select";
import text from "../../ui/text.module.css";
import type { RowPlace } from "../../ui/tree-places";
import { VirtualList } from "../../ui/virtual-list";
import { WORDS } from "../../words/words";
import styles from "./configuration.module.css";

const words = WORDS.findings;

type Shown = "all" | "error" | "warning";

/** What is wrong with the configuration in use, and the way to each place. */
export function FindingsPage() {
  const view = useConfiguration(readableConfiguration);
  const goTo = useLayout((state) => state.goTo);
  const [shown, setShown] = useState<Shown>("all");
  const findings = sortedFindings(view?.findings ?? []);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const kept = shown === "all" ? findings : findings.filter(({ severity }) => severity === shown);
  const choices = [
    { value: "all", label: words.all(findings.length) },
    { value: "error", label: words.errors(errors) },
    { value: "warning", label: words.warnings(findings.length - errors) },
  ] as const;
  return (
    <section className={styles.findingsPage} data-pane="" aria-label={words.name}>
      <PaneHead>
        <h1>{view === null ? words.name : words.of(view.name)}</h1>
        <span className={text.grow} />
        {findings.length === 0 ? null : <Select aria-label={words.shown} choices={choices} value={shown} onChoose={setShown} />}
        <IconButton icon="x" label={words.back} onClick={() => goTo("trace")} />
      </PaneHead>
      {kept.length === 0 ? (
        <Nothing kind={view === null ? "no-configuration" : findings.length === 0 ? "none" : "none-so"} />
      ) : (
        <VirtualList
          className={styles.findingsList}
          role="list"
          aria-label={words.list}
          tabIndex={0}
          count={kept.length}
          rowHeight={72}
          heights="measured"
          keyOf={(index) => `${shown} ${index}`}
          renderRow={(index, place) => {
            const finding = kept[index];
            if (finding === undefined) return null;
            return <FindingRow finding={finding} rule={ruleNameAt(view, finding.place)} about={place} />;
          }}
        />
      )}
    </section>
  );
}

function Nothing({ kind }: { readonly kind: "no-configuration" | "none" | "none-so" }) {
  if (kind === "no-configuration") return <EmptyState title={words.noConfiguration} hint={words.noConfigurationHint} />;
  if (kind === "none") return <EmptyState title={words.none} hint={words.noneHint} />;
  return <EmptyState title={words.noneSo} hint={words.noneSoHint} />;
}

interface FindingRowProps {
  readonly finding: Finding;
  /** What the rule is called that it is about. */
  readonly rule: string | null;
  readonly about: RowPlace;
}

function FindingRow({ finding, rule, about }: FindingRowProps) {
  const { severity, message, place, span, fix } = finding;
  const stores = useStores();
  const position = span === undefined ? "" : ` ${span.line}:${span.column}`;
  return (
    <div className={styles.finding} role="listitem" {...about}>
      <Icon
        name={severity === "error" ? "disc-x" : "warning"}
        size={14}
        className={severity === "error" ? styles.stop : styles.warn}
        label={severity}
      />
      <div>
        <p>
          {rule === null ? null : <b className={styles.findingRule}>{rule}</b>} {message}
        </p>
        {fix === undefined ? null : <p className={styles.fix}>{fix}</p>}
        <code>
          {place.file}
          {place.pointer === "" ? "" : ` ${place.pointer}`}
          {position}
        </code>
      </div>
      {place.file === "" ? null : (
        <Button size="small" className={styles.goTo} onClick={() => void showPlace(stores, place)}>
          {editingAt(place).kind === "rule" ? words.rule : words.file}
        </Button>
      )}
    </div>
  );
}
