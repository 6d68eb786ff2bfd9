import type { TraceResult } from "../../../engine/contract/index";
import { classNames } from "../../ui/class-names";
import text from "../../ui/text.module.css";
import styles from "./inspector.module.css";
import { MessageView } from "./message-view";
import { Section } from "./section";

/** What the inspector shows while no step is selected: the request and the response at the end of the way. */
export function Overview({ result }: { readonly result: TraceResult }) {
  const { outcome, request, response, origin, cache } = result.workbench;
  return (
    <section className={styles.inspector} aria-label="Inspector">
      <p className={styles.hint}>Choose a step in the timeline to see its expression, what it changed, and the request as it saw it.</p>
      <div className={classNames(styles.body, text.scroll)}>
        <Section title={outcome === "origin" ? "Request as it leaves for the origin" : "Request as it stood at the end"} wide="main">
          <MessageView first={`${request.method} ${request.url}`} headers={request.headers} />
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
            <MessageView first={String(response.status)} headers={response.headers} />
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
