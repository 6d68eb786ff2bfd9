import type { SavedTrace, TraceBody } from "../../../engine/contract/index";
import { useStores, useTrace } from "../../stores/context";
import { Problem } from "../../ui/field";
import { Select } from "../../ui/select";
import { TextArea } from "../../ui/text-input";
import { type Draft, useDraft } from "../../ui/use-draft";
import { type BodyKind, bodyText, readBody } from "./body";
import styles from "./builder.module.css";
import { bodyPairs, EDITED_KINDS, editedKind, kindChanges, pairsBody } from "./form-body";
import { Group } from "./group";
import { type Pair, pairLines, readPairLines } from "./pairs";
import { useChange, useSaved } from "./use-saved";

/** What the request carries. Typing where there is no body starts one of the kind that fits. */
export function RequestBody() {
  const saved = useSaved();
  const { trace: store } = useStores();
  const change = useChange();
  const kind = editedKind(saved);

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
          choices={EDITED_KINDS}
          value={kind}
          onChoose={(chosen) => store.getState().change(kindChanges(saved, chosen))}
        />
      }
    >
      {kind === "form" || kind === "multipart" ? (
        <FormText key={kind} saved={saved} onBody={keep} />
      ) : (
        <BodyText key={kind} kind={kind} body={saved.trace.body} onBody={keep} />
      )}
    </Group>
  );
}

/** The fields of a form, one line each. */
function FormText({ saved, onBody }: { readonly saved: SavedTrace; readonly onBody: (body: TraceBody) => void }) {
  const draft = useDraft<readonly Pair[]>({
    value: bodyPairs(saved),
    print: pairLines,
    parse: readPairLines,
    onValue: (pairs) => onBody(pairsBody(saved, pairs)),
  });
  return <BodyArea draft={draft} rows={2} placeholder="field: value" />;
}

interface BodyTextProps {
  readonly kind: BodyKind;
  readonly body: TraceBody | undefined;
  readonly onBody: (body: TraceBody | undefined) => void;
}

function BodyText({ kind, body, onBody }: BodyTextProps) {
  const draft = useDraft<TraceBody | undefined>({ value: body, print: bodyText, parse: (text) => readBody(text, kind), onValue: onBody });
  return <BodyArea draft={draft} rows={kind === "none" ? 1 : 2} placeholder={kind === "none" ? "No body" : ""} />;
}

function BodyArea({ draft, rows, placeholder }: { readonly draft: Draft; readonly rows: number; readonly placeholder: string }) {
  const name = useTrace((state) => state.document?.key);
  return (
    <div className={styles.row} key={name}>
      <div>
        <TextArea
          face="mono"
          aria-label="Request body"
          aria-invalid={draft.problem === null ? undefined : true}
          rows={Math.min(12, Math.max(rows, draft.text.split("\n").length))}
          placeholder={placeholder}
          value={draft.text}
          onText={draft.onText}
        />
        {draft.problem === null ? null : <Problem>{draft.problem}</Problem>}
      </div>
    </div>
  );
}
