import { useEffect } from "react";
import { useStores, useTrace } from "../../stores/context";
import { lastFinished } from "../../stores/result/result";
import { useResultPart } from "../../stores/result/use-result-part";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Select } from "../../ui/select";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { FollowRedirects } from "./follow-redirects";
import { UrlBar } from "./url-bar";
import { completedUrl, urlProblem } from "./url-problem";
import { useMistake } from "./use-mistakes";
import { useChange, useSavedPart } from "./use-saved";

const words = WORDS.builder.requestLine;

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
const PROTOCOLS = ["HTTP/1.1", "HTTP/2", "HTTP/3"] as const;

/** What is asked for: address, method, protocol. */
export function RequestLine() {
  const {
    url,
    method,
    protocol: given,
  } = useSavedPart(({ trace }) => ({
    url: trace.url,
    method: trace.method,
    protocol: trace.protocol,
  }));
  const change = useChange();
  const mistake = useMistake(["trace", "url"]);
  const methodMistake = useMistake(["trace", "method"]);
  const protocolMistake = useMistake(["trace", "protocol"]);
  const protocol = given ?? "";
  const complete = useCompleted(url);
  return (
    <>
      <div className={styles.row}>
        <Field label={words.url} problem={urlProblem(url) ?? mistake} aside={<ZoneHint />}>
          {(ids) => <UrlBar ids={ids} url={url} onUrl={(typed) => change(["trace", "url"], typed)} onSettle={complete} />}
        </Field>
      </div>
      <div className={`${styles.row} ${styles.two}`}>
        <Field
          label={words.method}
          problem={methodMistake}
          onReset={method === "GET" ? undefined : () => change(["trace", "method"], "GET")}
        >
          {(ids) => (
            <Select
              {...ids}
              choices={choicesWith(METHODS, method)}
              value={method}
              onChoose={(chosen) => change(["trace", "method"], chosen)}
            />
          )}
        </Field>
        <Field
          label={words.protocol}
          problem={protocolMistake}
          onReset={given === undefined ? undefined : () => change(["trace", "protocol"], undefined)}
        >
          {(ids) => (
            <Select
              {...ids}
              choices={[{ value: "", label: words.notGiven }, ...choicesWith(PROTOCOLS, protocol)]}
              value={protocol}
              onChoose={(chosen) => change(["trace", "protocol"], chosen === "" ? undefined : chosen)}
            />
          )}
        </Field>
      </div>
      <FollowRedirects />
    </>
  );
}

/** Puts https before a host that has no scheme: when the field is left, and when the trace is sent or saved from there. */
function useCompleted(url: string): () => void {
  const { halfTyped } = useStores();
  const change = useChange();
  const completed = completedUrl(url);
  const complete = (): void => (completed === url ? undefined : change(["trace", "url"], completed));
  useEffect(() => (completed === url ? undefined : halfTyped.hold(complete)));
  return complete;
}

/** The zone that the last run of exactly this trace chose. */
function ZoneHint() {
  const saved = useTrace((state) => state.document?.saved);
  const chosen = useResultPart((state) => {
    const finished = lastFinished(state.run);
    if (finished === null || finished.of.saved !== saved) return null;
    const { zone, outcome } = (finished.chain?.hops[0] ?? finished).result.workbench;
    return { zone: zone?.name ?? null, outcome };
  });
  if (chosen === null || saved === undefined || urlProblem(saved.trace.url) !== null) return null;
  if (chosen.zone === null) {
    return (
      <>
        <Icon name="warning" size={12} className={text.warn} />
        {words.noZone}
      </>
    );
  }
  return (
    <>
      <Icon
        name={chosen.outcome === "untraceable" ? "warning" : "check"}
        size={12}
        className={chosen.outcome === "untraceable" ? text.warn : text.ok}
      />
      {words.zone(chosen.zone)}
    </>
  );
}

function choicesWith(known: readonly string[], current: string) {
  const all = current === "" || known.includes(current) ? known : [...known, current];
  return all.map((value) => ({ value, label: value }));
}
