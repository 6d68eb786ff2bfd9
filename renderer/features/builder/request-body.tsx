import type { TraceBody } from "../../../engine/contract/index";
import { useTrace } from "../../stores/context";
import { Problem } from "../../ui/field";
import { Select } from "../../ui/select";
import { TextArea } from "../../ui/text-input";
import { useDraft } from "../../ui/use-draft";
import { BODY_KINDS, type BodyKind, bodyKind, bodyText, convertBody, readBody } from "./body";
import styles from "./builder.module.css";
import { Group } from "./group";
import { useChange, useSaved } from "./use-saved";

const CHOICES = BODY_KINDS.map(({ kind, label }) => ({ value: kind, label }));

/** What the request carries. Typing where there is no body starts one of the kind that fits. */
export function RequestBody() {
  const { trace } = useSaved();
  const change = useChange();
  const kind = bodyKind(trace.body);

  function keep(body: TraceBody | undefined): void {
    change(["trace", "body"], body === undefined ? undefined : { ...body });
  }

  return (
    <Group
      title="Request body"
      actions={
        <Select
          size="small"
          className={styles.bodyType}
          aria-label="Body type"
          choices={CHOICES}
          value={kind}
          onChoose={(chosen) => keep(convertBody(trace.body, chosen))}
        />
      }
    >
      <BodyText key={kind} kind={kind} body={trace.body} onBody={keep} />
    </Group>
  );
}

interface BodyTextProps {
  readonly kind: BodyKind;
  readonly body: TraceBody | undefined;
  readonly onBody: (body: TraceBody | undefined) => void;
}

function BodyText({ kind, body, onBody }: BodyTextProps) {
  const name = useTrace((state) => state.document?.key);
  const draft = useDraft<TraceBody | undefined>({ value: body, print: bodyText, parse: (text) => readBody(text, kind), onValue: onBody });
  const rows = Math.min(12, Math.max(kind === "none" ? 1 : 2, draft.text.split("\n").length));
  return (
    <div className={styles.row} key={name}>
      <div>
        <TextArea
          face="mono"
          aria-label="Request body"
          aria-invalid={draft.problem === null ? undefined : true}
          rows={rows}
          placeholder={kind === "none" ? "No body" : ""}
          value={draft.text}
          onText={draft.onText}
        />
        {draft.problem === null ? null : <Problem>{draft.problem}</Problem>}
      </div>
    </div>
  );
}
