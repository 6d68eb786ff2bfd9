import type { TraceResult } from "../../../engine/contract/index";
import type { StepIndex } from "../../../engine/trace/step-index";
import { classNames } from "../../ui/class-names";
import { Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./inspector.module.css";
import { AS_IT_CAME, AS_SENT, messageSources } from "./message-sources";
import { MessageView } from "./message-view";
import { Section } from "./section";

const words = WORDS.inspector.overview;

/** Headers that Cloudflare adds to every request to an origin. */
const HEADERS_PAGE = "https://developers.cloudflare.com/fundamentals/reference/http-headers/";

const ORIGIN_HINTS: ReadonlyMap<string, string> = new Map([[words.sni, words.sniHint]]);

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
    <section className={styles.inspector} data-pane="" aria-label={label}>
      <p className={styles.hint}>{words.hint}</p>
      <div className={classNames(styles.body, text.scroll)}>
        <Section title={outcome === "origin" ? words.requestLeaving : words.requestEnding} wide="main">
          <MessageView
            first={`${request.method} ${request.url}`}
            headers={request.headers}
            from={{ sources: messageSources(index, null, "request"), otherwise: AS_SENT, onSelect }}
          />
          {outcome === "origin" ? (
            <p className={styles.beside}>
              <Spoken
                parts={words.headersOfTheNetwork(
                  <a href={HEADERS_PAGE} target="_blank" rel="noreferrer">
                    {words.headersPage}
                  </a>,
                )}
              />
            </p>
          ) : null}
        </Section>
        {origin === null ? null : (
          <Section title={words.origin}>
            <MessageView
              first={`${origin.host}:${origin.port}`}
              hints={ORIGIN_HINTS}
              headers={[
                [words.host, origin.hostHeader],
                [words.sni, origin.sni],
              ]}
            />
          </Section>
        )}
        {response === null ? null : (
          <Section title={words.response}>
            <MessageView
              first={String(response.status)}
              headers={response.headers}
              from={{ sources: messageSources(index, null, "response"), otherwise: AS_IT_CAME, onSelect }}
            />
          </Section>
        )}
        {cache?.key === undefined || cache.key === null ? null : (
          <Section title={words.cacheKey} starts="closed">
            <pre className={styles.expression}>{cache.key}</pre>
          </Section>
        )}
      </div>
    </section>
  );
}
