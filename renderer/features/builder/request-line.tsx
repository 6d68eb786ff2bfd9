import { useLayout, useResult, useTrace } from "../../stores/context";
import { lastFinished } from "../../stores/result";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { Menu } from "../../ui/menu";
import { Select } from "../../ui/select";
import text from "../../ui/text.module.css";
import { TextInput } from "../../ui/text-input";
import styles from "./builder.module.css";
import { FollowRedirects } from "./follow-redirects";
import { urlProblem } from "./url-problem";
import { useChange, useSaved } from "./use-saved";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
const PROTOCOLS = ["HTTP/1.1", "HTTP/2", "HTTP/3"] as const;

/** What is asked for: address, method, protocol. */
export function RequestLine() {
  const { trace } = useSaved();
  const change = useChange();
  const sent = useLayout((state) => state.sentUrls);
  const protocol = trace.protocol ?? "";
  return (
    <>
      <div className={styles.row}>
        <Field label="URL" problem={urlProblem(trace.url)} aside={<ZoneHint />}>
          {(ids) => (
            <div className={styles.url}>
              <TextInput
                {...ids}
                face="mono"
                value={trace.url}
                placeholder="https://shop.example.com/"
                inputMode="url"
                title={trace.url}
                onText={(url) => change(["trace", "url"], url)}
              />
              <Menu
                label="Addresses sent before"
                entries={sent.map((url) => ({ kind: "action", label: url, run: () => change(["trace", "url"], url) }) as const)}
                trigger={
                  <IconButton
                    icon="chevron-down"
                    iconSize={12}
                    label="Addresses sent before"
                    title={sent.length === 0 ? "Nothing was sent yet" : "Addresses sent before"}
                    disabled={sent.length === 0}
                  />
                }
              />
            </div>
          )}
        </Field>
      </div>
      <div className={`${styles.row} ${styles.two}`}>
        <Field label="Method">
          {(ids) => (
            <Select
              {...ids}
              choices={choicesWith(METHODS, trace.method)}
              value={trace.method}
              onChoose={(method) => change(["trace", "method"], method)}
            />
          )}
        </Field>
        <Field label="Protocol">
          {(ids) => (
            <Select
              {...ids}
              choices={[{ value: "", label: "Not given" }, ...choicesWith(PROTOCOLS, protocol)]}
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

/** The zone that the last run of exactly this trace chose. */
function ZoneHint() {
  const saved = useTrace((state) => state.document?.saved);
  const workbench = useResult((state) => {
    const finished = lastFinished(state.run);
    return finished !== null && finished.of.saved === saved ? (finished.chain?.hops[0] ?? finished).result.workbench : null;
  });
  if (workbench === null || saved === undefined || urlProblem(saved.trace.url) !== null) return null;
  if (workbench.zone === null) {
    return (
      <>
        <Icon name="warning" size={12} className={text.warn} />
        no zone has this host
      </>
    );
  }
  return (
    <>
      <Icon
        name={workbench.outcome === "untraceable" ? "warning" : "check"}
        size={12}
        className={workbench.outcome === "untraceable" ? text.warn : text.ok}
      />
      zone {workbench.zone.name}
    </>
  );
}

function choicesWith(known: readonly string[], current: string) {
  const all = current === "" || known.includes(current) ? known : [...known, current];
  return all.map((value) => ({ value, label: value }));
}
