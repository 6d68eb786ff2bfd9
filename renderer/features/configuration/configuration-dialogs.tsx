import type { Finding } from "../../../engine/contract/index";
import { ExpressionText } from "../../editor/expression-text";
import { JsonText } from "../../editor/json-text";
import { readableConfiguration } from "../../stores/configuration";
import { useConfiguration, useLayout, useStores } from "../../stores/context";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { EmptyState } from "../../ui/empty-state";
import { Icon } from "../../ui/icon";
import { VirtualList } from "../../ui/virtual-list";
import styles from "./configuration.module.css";
import { findRule } from "./configuration-rows";

/** A rule to read, and what is wrong with the configuration. */
export function ConfigurationDialogs() {
  const over = useLayout((state) => state.over);
  if (over?.kind === "rule") return <RuleDialog ruleset={over.ruleset} rule={over.rule} />;
  if (over?.kind === "findings") return <FindingsDialog />;
  return null;
}

function RuleDialog({ ruleset, rule }: { readonly ruleset: string; readonly rule: string }) {
  const { notices } = useStores();
  const view = useConfiguration(readableConfiguration);
  const put = useLayout((state) => state.put);
  const found = view === null ? null : findRule(view, ruleset, rule);
  if (found === null) {
    return (
      <Dialog title="Rule" onClose={() => put(null)}>
        <EmptyState size="small" title="This rule is not in the configuration any more." />
      </Dialog>
    );
  }
  const { place, position, rule: shown, ruleset: around } = found;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(JSON.stringify(shown.json, null, 2));
      notices.getState().say("Copied the rule as JSON.");
    } catch {
      notices.getState().fail("Not copied: the clipboard is not open to this page.");
    }
  }

  return (
    <Dialog title={shown.description === "" ? `Rule ${position}` : shown.description} onClose={() => put(null)}>
      <div className={styles.facts}>
        <span>
          {around.product}
          <Icon name="chevron-right" size={12} />
          {place}
          <Icon name="chevron-right" size={12} />
          rule {position}
        </span>
        <Badge>{shown.action}</Badge>
        {shown.enabled ? null : <Badge icon="minus">off</Badge>}
      </div>
      <h3 className={styles.heading}>When incoming requests match</h3>
      {shown.expression === null ? (
        <p className={styles.quiet}>Nobody outside Cloudflare has the expression of a managed rule.</p>
      ) : (
        <div className={styles.expression}>
          <ExpressionText text={shown.expression} />
        </div>
      )}
      <h3 className={styles.heading}>
        Rule
        <Button size="small" look="quiet" icon="copy" onClick={() => void copy()}>
          Copy rule JSON
        </Button>
      </h3>
      <JsonText value={shown.json} label="Rule as JSON" />
    </Dialog>
  );
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
      </div>
    </div>
  );
}
