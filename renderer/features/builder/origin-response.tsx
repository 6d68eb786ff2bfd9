import type { OriginDefinition } from "../../../engine/contract/index";
import { Field } from "../../ui/field";
import { TextArea } from "../../ui/text-input";
import { Switch } from "../../ui/toggle";
import { useDraft } from "../../ui/use-draft";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { countGiven } from "./given-values";
import { Group } from "./group";
import { GivenCount, GroupReset } from "./group-reset";
import { headerLines, readHeaderLines } from "./header-lines";
import { useChange, useSavedPart } from "./use-saved";
import { NumberField } from "./value-fields";

const words = WORDS.builder.originResponse;

/** What the simulated origin answers, when the request gets there. */
export function OriginResponse() {
  const { origin, skips, given } = useSavedPart((saved) => ({
    origin: saved.origin,
    skips: saved.trace.skip_response,
    given: countGiven(saved, "origin"),
  }));
  const change = useChange();
  return (
    <Group
      title={words.title}
      count={given === 0 ? words.whenReached : <GivenCount group="origin" />}
      actions={<GroupReset group="origin" />}
    >
      <div role="group" aria-label={words.title}>
        <div className={`${styles.row} ${styles.status}`}>
          <NumberField label={words.status} path={["origin", "status"]} value={origin?.status} placeholder="200" least={100} most={599} />
          <OriginHeaders headers={origin?.headers} />
        </div>
        <div className={styles.row}>
          <OriginBody body={origin?.body} />
        </div>
        <div className={styles.line}>
          <Switch
            value={skips === true ? "on" : "off"}
            onToggle={(state) => change(["trace", "skip_response"], state === "on" ? true : undefined)}
            onReset={skips === undefined ? undefined : () => change(["trace", "skip_response"], undefined)}
          >
            {words.skipResponse}
          </Switch>
          <span>{skips === true ? words.skipped : words.notSkipped}</span>
        </div>
      </div>
    </Group>
  );
}

function OriginHeaders({ headers }: { readonly headers: OriginDefinition["headers"] }) {
  const change = useChange();
  const draft = useDraft<OriginDefinition["headers"]>({
    value: headers,
    print: headerLines,
    parse: readHeaderLines,
    onValue: (value) => change(["origin", "headers"], value === undefined ? undefined : { ...value }),
  });
  return (
    <Field
      label={words.responseHeaders}
      problem={draft.problem}
      onReset={headers === undefined ? undefined : () => change(["origin", "headers"], undefined)}
    >
      {(ids) => (
        <TextArea
          {...ids}
          face="mono"
          rows={Math.min(6, Math.max(1, draft.text.split("\n").length))}
          wrap="off"
          placeholder={words.headersPlaceholder}
          value={draft.text}
          onText={draft.onText}
        />
      )}
    </Field>
  );
}

function OriginBody({ body }: { readonly body: OriginDefinition["body"] }) {
  const change = useChange();
  const bytes = typeof body === "object" ? body.base64 : null;
  const text = typeof body === "string" ? body : "";
  return (
    <Field
      label={words.responseBody}
      aside={bytes === null ? undefined : words.base64}
      onReset={body === undefined ? undefined : () => change(["origin", "body"], undefined)}
    >
      {(ids) => (
        <TextArea
          {...ids}
          face="mono"
          rows={Math.min(6, Math.max(1, (bytes ?? text).split("\n").length))}
          value={bytes ?? text}
          onText={(written) => {
            if (written === "") change(["origin", "body"], undefined);
            else change(["origin", "body"], bytes === null ? written : { base64: written });
          }}
        />
      )}
    </Field>
  );
}
