import { useRef } from "react";
import type { SavedTrace, TraceBody } from "../../../../engine/contract/index";
import { useStores, useTrace } from "../../../stores/context";
import { Problem } from "../../../ui/field";
import { Select } from "../../../ui/select";
import { TextArea } from "../../../ui/text-input";
import { type Draft, useDraft } from "../../../ui/use-draft";
import { WORDS } from "../../../words/words";
import builder from "../builder.module.css";
import { Group } from "../group";
import { GivenCount, GroupReset } from "../group-reset";
import { type Pair, pairLines, readPairLines } from "../pairs";
import { useMistake } from "../use-mistakes";
import { useChange, useSaved } from "../use-saved";
import { type BodyKind, bodyText, readBody, typedBody } from "./body";
import styles from "./body.module.css";
import { binaryOfBase64, sizeWords } from "./bytes";
import { ChooseFile } from "./choose-file";
import { bodyPairs, contentType, EDITED_KINDS, type EditedKind, editedKind, pairsBody, withContentType } from "./form-body";
import { MultipartParts } from "./multipart-parts";
import { type RememberedBody, switchKind } from "./remember-body";

/** What the request carries. Typing where there is no body starts one of the kind that fits. */
export function RequestBody() {
  const saved = useSaved();
  const { trace: store, notices } = useStores();
  const change = useChange();
  const kind = editedKind(saved);
  const remembered = useRef<readonly RememberedBody[]>([]);

  function keep(body: TraceBody | undefined): void {
    change(["trace", "body"], body === undefined ? undefined : { ...body });
  }

  function choose(to: EditedKind): void {
    const before = bodyText(saved.trace.body);
    const switched = switchKind(saved, to, remembered.current);
    remembered.current = switched.remembered;
    store.getState().change(switched.changes);
    const after = store.getState().document?.saved.trace.body;
    if (before !== "" && isEmptyForm(after)) notices.getState().say(WORDS.bodies.lost(WORDS.bodies.kinds[to]));
  }

  return (
    <Group
      title={WORDS.bodies.title}
      count={<GivenCount group="body" />}
      actions={
        <>
          <GroupReset group="body" />
          <Select
            size="small"
            className={builder.bodyType}
            aria-label={WORDS.bodies.type}
            choices={EDITED_KINDS}
            value={kind}
            onChoose={choose}
          />
        </>
      }
    >
      {kind === "multipart" ? (
        <MultipartParts saved={saved} onBody={keep} />
      ) : kind === "form" ? (
        <FormText saved={saved} onBody={keep} />
      ) : (
        <BodyText key={kind} kind={kind} body={saved.trace.body} onBody={keep} />
      )}
      {kind === "base64" ? <FileBody saved={saved} /> : null}
    </Group>
  );
}

/** A form into which nothing of the body before could be taken. */
function isEmptyForm(body: TraceBody | undefined): boolean {
  return body?.plain_text === "" || /^--[^\r\n]+--\r\n$/.test(body?.plain_text ?? "");
}

/** The fields of a form, one line each. */
function FormText({ saved, onBody }: { readonly saved: SavedTrace; readonly onBody: (body: TraceBody) => void }) {
  const draft = useDraft<readonly Pair[]>({
    value: bodyPairs(saved),
    print: pairLines,
    parse: readPairLines,
    onValue: (pairs) => onBody(pairsBody(pairs)),
  });
  return <BodyArea draft={draft} rows={2} placeholder={WORDS.bodies.lines} />;
}

/** The body as a file's content, and how large it is. */
function FileBody({ saved }: { readonly saved: SavedTrace }) {
  const { trace } = useStores();
  const { body, headers } = saved.trace;
  const size = binaryOfBase64(body?.base64 ?? "")?.length ?? 0;
  return (
    <div className={`${builder.row} ${styles.foot}`}>
      <ChooseFile
        label={WORDS.bodies.choose}
        onFile={({ type, content }) => {
          trace
            .getState()
            .change([
              ...(type === "" ? [] : [[["trace", "headers"], withContentType(headers, type)] as const]),
              [["trace", "body"], { base64: btoa(content) }],
            ]);
        }}
      />
      <span className={styles.size}>{WORDS.bodies.chosen(sizeWords(size), contentType(headers))}</span>
    </div>
  );
}

interface BodyTextProps {
  readonly kind: BodyKind;
  readonly body: TraceBody | undefined;
  readonly onBody: (body: TraceBody | undefined) => void;
}

function BodyText({ kind, body, onBody }: BodyTextProps) {
  const draft = useDraft<TraceBody | undefined>({ value: body, print: typedBody, parse: (text) => readBody(text, kind), onValue: onBody });
  return (
    <BodyArea
      draft={draft}
      rows={kind === "none" ? 1 : 2}
      placeholder={kind === "none" ? WORDS.bodies.noBody : kind === "json" ? "{}" : ""}
    />
  );
}

const BASE64 = ["trace", "body", "base64"] as const;

function BodyArea({ draft, rows, placeholder }: { readonly draft: Draft; readonly rows: number; readonly placeholder: string }) {
  const name = useTrace((state) => state.document?.key);
  const mistake = useMistake(BASE64);
  const problem = draft.problem ?? mistake;
  return (
    <div className={builder.row} key={name}>
      <div>
        <TextArea
          face="mono"
          aria-label={WORDS.bodies.title}
          aria-invalid={problem === null ? undefined : true}
          rows={Math.min(12, Math.max(rows, draft.text.split("\n").length))}
          placeholder={placeholder}
          value={draft.text}
          onText={draft.onText}
        />
        {problem === null ? null : <Problem>{problem}</Problem>}
      </div>
    </div>
  );
}
