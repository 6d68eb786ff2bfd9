import type { ScriptTime } from "../../../engine/contract/index";
import type { StepEntry, StepIndex } from "../../../engine/trace/step-index";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { formatStepTime } from "../../words/numbers";
import { WORDS } from "../../words/words";
import { CopyButton } from "./copy-button";
import { DeltaTable } from "./delta-table";
import { ExplanationView } from "./explanation-view";
import styles from "./inspector.module.css";
import { JsonView } from "./json-view";
import { AS_IT_CAME, AS_SENT, messageSources } from "./message-sources";
import { MessageView } from "./message-view";
import { provenanceOf } from "./provenance";
import { ProvenanceView } from "./provenance-view";
import { HappenedView, ReasonView } from "./reason-view";
import { ScriptView } from "./script-view";
import { Section } from "./section";
import { SourceView } from "./source-view";
import { requestAt, responseAt } from "./step-place";

const words = WORDS.inspector.stepSections;

export interface StepSectionsProps {
  readonly index: StepIndex;
  readonly entry: StepEntry;
  /** Whether the step's configuration is the one in use, so that its files can be opened. */
  readonly inUse: "yes" | "no";
  /** How long the step took here, with what is below it; `null` where nobody measured. */
  readonly milliseconds: number | null;
  readonly scripts: readonly ScriptTime[];
  readonly onSelect: (step: string) => void;
}

const TIME_HELP = words.tookHint;

/** The parts of a step, as far as it has them; what explains it comes first. */
export function StepSections({ index, entry, inUse, milliseconds, scripts, onSelect }: StepSectionsProps) {
  const { step } = entry;
  const { explanation, effects, json, source, documentation, problems, script } = step.workbench;
  const provenance = provenanceOf(index, entry);
  const request = requestAt(entry);
  const response = responseAt(entry);
  const single = provenance.length === 1 ? provenance[0] : undefined;
  return (
    <div className={classNames(styles.body, text.scroll)} tabIndex={-1}>
      <Section title={explanation === undefined ? words.whatHappened : words.explanation} wide="main">
        <HappenedView entry={entry} />
        {explanation === undefined ? null : <ExplanationView index={index} entry={entry} explanation={explanation} />}
        {explanation === undefined && step.expression !== undefined && problems.length === 0 ? (
          <pre className={styles.expression}>{step.expression}</pre>
        ) : null}
        <ReasonView index={index} entry={entry} onSelect={onSelect} />
        {milliseconds === null ? null : (
          <p className={styles.took} title={TIME_HELP}>
            {words.took(formatStepTime(milliseconds))}
          </p>
        )}
        {documentation === undefined ? null : (
          <p className={styles.more}>
            <a href={documentation} target="_blank" rel="noreferrer">
              {words.documentationOf(step.workbench.product ?? "")}
              <Icon name="open" size={12} />
            </a>
          </p>
        )}
      </Section>
      {step.type === "rule" || effects.length > 0 ? (
        <Section title={words.effects}>
          {effects.length === 0 ? <p className={styles.none}>{words.none}</p> : <DeltaTable effects={effects} />}
        </Section>
      ) : null}
      {script === undefined ? null : (
        <Section title={words.script}>
          <ScriptView script={script} milliseconds={scripts.find((time) => time.step === step.workbench.id)?.milliseconds} />
        </Section>
      )}
      {provenance.length === 0 ? null : (
        <Section
          title={
            single === undefined ? words.provenance : <Spoken parts={words.whereFrom(<code title={single.field}>{single.short}</code>)} />
          }
        >
          {provenance.map((one) => (
            <ProvenanceView key={one.field} provenance={one} named={single === undefined ? "yes" : "no"} onSelect={onSelect} />
          ))}
        </Section>
      )}
      {json === undefined ? null : (
        <Section
          title={step.type === "page_rule" ? words.pageRule : step.type === "worker" ? words.route : words.rule}
          actions={<CopyButton label={words.copyRuleJson} text={JSON.stringify(json, null, 2)} />}
        >
          <JsonView json={json} />
          {source === null ? null : <SourceView source={source} inUse={inUse} />}
        </Section>
      )}
      {request === null ? null : (
        <Section title={words.request} starts="closed">
          <MessageView
            first={`${request.method} ${request.url}`}
            headers={request.headers}
            from={{ sources: messageSources(index, entry, "request"), otherwise: AS_SENT, onSelect }}
          />
        </Section>
      )}
      {response === null ? null : (
        <Section title={words.response} starts="closed">
          <MessageView
            first={String(response.status)}
            headers={response.headers}
            from={{ sources: messageSources(index, entry, "response"), otherwise: AS_IT_CAME, onSelect }}
          />
        </Section>
      )}
    </div>
  );
}
