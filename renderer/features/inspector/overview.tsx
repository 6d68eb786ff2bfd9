import type { TraceResult } from "../../../engine/contract/index";
import type { StepIndex } from "../../../engine/trace/step-index";
import { classNames } from "../../ui/class-names";
import text from "../../ui/text.module.css";
import styles from "./inspector.module.css";
import { AS_IT_CAME, AS_SENT, messageSources } from "./message-sources";
import { MessageView } from "./message-view";
import { Section } from "./section";

export interface OverviewProps {
  readonly result: TraceResult;
  readonly index: StepIndex;
  readonly label: string;
  readonly onSelect: (step: string) => void;
}

/** What the inspector shows while no step is selected: the request and the response at the end of the way. */
export function Overview({ result, index, label, onSelect }: OverviewProps) {
  const { outcome, request, response, origin, cache } = result.workbench;
  return (
    <section className={styles.inspector} aria-label={label}>
      <p className={styles.hint}>Choose a step in the timeline to see its expression, what it changed, and the request as it saw it.</p>
      <div className={classNames(styles.body, text.scroll)}>
        <Section title={outcome === "origin" ? "Request as it leaves for the origin" : "Request as it stood at the end"} wide="main">
          <MessageView
            first={`${request.method} ${request.url}`}
            headers={request.headers}
            from={{ sources: messageSources(index, null, "request"), otherwise: AS_SENT, onSelect }}
          />
        </Section>
        {origin === null ? null : (
          <Section title="Origin">
            <MessageView
              first={`${origin.host}:${origin.port}`}
              headers={[
                ["Host", origin.hostHeader],
                ["SNI", origin.sni],
              ]}
            />
          </Section>
        )}
        {response === null ? null : (
          <Section title="Response to the visitor">
            <MessageView
              first={String(response.status)}
              headers={response.headers}
              from={{ sources: messageSources(index, null, "response"), otherwise: AS_IT_CAME, onSelect }}
            />
          </Section>
        )}
        {cache?.key === undefined || cache.key === null ? null : (
          <Section title="Cache key" starts="closed">
            <pre className={styles.expression}>{cache.key}</pre>
          </Section>
        )}
      </div>
    </section>
  );
}
