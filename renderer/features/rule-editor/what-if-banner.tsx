import type { ReactNode } from "react";
import { useLayout, useStores, useWhatIf } from "../../stores/context";
import { discardEdits, saveEdits } from "../../stores/save-what-if";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./rule-editor.module.css";
import { countVerdicts } from "./verdict-words";

const words = WORDS.ruleEditor.whatIfBanner;

export interface WhatIfBannerProps {
  /** What stands here while nothing was edited; in an editor its place, so that the first key moves nothing. */
  readonly idle: "absent" | "kept";
}

/** Says that what is shown is not what is saved, what would change, and what can be done about it. */
export function WhatIfBanner({ idle }: WhatIfBannerProps) {
  const stores = useStores();
  const edits = useWhatIf((state) => state.edits);
  const of = useWhatIf((state) => state.of);
  const editing = useWhatIf((state) => state.editing);
  const saving = useWhatIf((state) => state.saving);
  const mistakes = useWhatIf((state) => state.heard.mistakes.length);
  const put = useLayout((state) => state.put);
  if (of === null || (edits.length === 0 && idle === "absent")) return null;
  if (edits.length === 0) {
    return (
      <div className={classNames(styles.banner, styles.idle)}>
        <Icon name="fork" className={text.dim} />
        <p role="status">
          {words.whatIf} {words.idle}
        </p>
      </div>
    );
  }
  const busy = saving.kind === "saving";
  const last = edits.at(-1);
  return (
    <div className={styles.banner}>
      <Icon name="fork" className={text.accent} />
      <p role="status">
        <WhatIfSentence />
      </p>
      {editing === null && last !== undefined ? (
        <Button size="small" look="quiet" onClick={() => void stores.whatIf.getState().open(lastPlace(last))}>
          {words.edit}
        </Button>
      ) : null}
      <Button size="small" look="quiet" disabled={busy} onClick={() => discardEdits(stores)}>
        {words.discard}
      </Button>
      <Button size="small" disabled={busy} onClick={() => stores.whatIf.getState().setSaving({ kind: "naming", problem: null })}>
        {words.saveAs}
      </Button>
      <Button
        size="small"
        look="primary"
        disabled={busy || mistakes > 0}
        title={mistakes > 0 ? words.mistakeFirst : undefined}
        onClick={() => {
          put(null);
          void saveEdits(stores, { kind: "same" }, "refuse");
        }}
      >
        {words.saveTo} {of.configuration}
      </Button>
    </div>
  );
}

/** The rule that was edited last, as far as its edit says where it stands now. */
function lastPlace(edit: { readonly file: string; readonly kind: string; readonly pointer?: string }) {
  const { file, pointer } = edit;
  const found = /^(.*)\/(\d+)(?:\/[a-z_]+)?$/.exec(pointer ?? "");
  const list = found?.[1];
  return edit.kind === "set" && list !== undefined
    ? ({ kind: "rule", file, list, index: Number(found?.[2] ?? 0) } as const)
    : ({ kind: "file", file } as const);
}

function WhatIfSentence(): ReactNode {
  const edits = useWhatIf((state) => state.edits);
  const heard = useWhatIf((state) => state.heard);
  const verdicts = useWhatIf((state) => state.verdicts);
  const number = edits.length === 1 ? words.thisEdit : WORDS.counts.theseEdits(edits.length);
  if (heard.mistakes.length > 0) {
    return (
      <>
        <b>{words.whatIf}</b> {number} {edits.length === 1 ? "has" : "have"} a <b className={text.stop}>{words.mistake}</b>
        {words.verdictsUseTheLastText}
      </>
    );
  }
  if (verdicts === null || verdicts.verdicts.length === 0) {
    return (
      <>
        <b>{words.whatIf}</b> {words.resultsAreWith} {number}
        {words.nothingIsSaved}
      </>
    );
  }
  const { total, changed, blocked, passed } = countVerdicts(verdicts.verdicts);
  const traces = `of ${total} ${total === 1 ? "trace" : "traces"}`;
  return (
    <>
      <b>{words.whatIf}</b> {words.with} {number}{" "}
      {changed === 0 ? (
        <>
          {words.noVerdict} {traces} {words.wouldChange}
        </>
      ) : blocked > 0 || passed > 0 ? (
        <>
          {blocked > 0 ? (
            <>
              <b className={text.stop}>
                {blocked} {traces}
              </b>{" "}
              {words.wouldNewlyBeStopped}
            </>
          ) : null}
          {blocked > 0 && passed > 0 ? " and " : null}
          {passed > 0 ? (
            <>
              <b className={text.warn}>{blocked > 0 ? passed : `${passed} ${traces}`}</b> {words.wouldNewlyComeThrough}
            </>
          ) : null}
        </>
      ) : (
        <>
          <b className={text.warn}>
            {changed} {traces}
          </b>{" "}
          {words.wouldBeAnsweredOtherwise}
        </>
      )}
      {words.nothingIsSaved}
    </>
  );
}
