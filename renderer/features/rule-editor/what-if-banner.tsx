import { useLayout, useStores, useWhatIf } from "../../stores/context";
import { discardEdits, saveEdits } from "../../stores/what-if/save-what-if";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { Spoken } from "../../ui/spoken";
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
        <p role="status">{words.idle}</p>
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
        {words.saveTo(of.configuration)}
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

const EMPHASIS = {
  lead: (said: string) => <b>{said}</b>,
  stop: (said: string) => <b className={text.stop}>{said}</b>,
  warn: (said: string) => <b className={text.warn}>{said}</b>,
} as const;

function WhatIfSentence() {
  const edits = useWhatIf((state) => state.edits.length);
  const mistakes = useWhatIf((state) => state.heard.mistakes.length);
  const verdicts = useWhatIf((state) => state.verdicts);
  if (mistakes > 0) return <Spoken parts={words.mistaken(edits, EMPHASIS)} />;
  if (verdicts === null || verdicts.verdicts.length === 0) return <Spoken parts={words.unjudged(edits, EMPHASIS)} />;
  const { total, changed, blocked, passed } = countVerdicts(verdicts.verdicts);
  if (total === 0) return <Spoken parts={words.noneBelongs(edits, verdicts.verdicts.length, EMPHASIS)} />;
  if (changed === 0) return <Spoken parts={words.noneChanges(edits, total, EMPHASIS)} />;
  if (blocked > 0 && passed > 0) {
    return <Spoken parts={words.stoppedAndThrough(edits, { changed: blocked, through: passed, total }, EMPHASIS)} />;
  }
  if (blocked > 0) return <Spoken parts={words.stopped(edits, { changed: blocked, total }, EMPHASIS)} />;
  if (passed > 0) return <Spoken parts={words.through(edits, { changed: passed, total }, EMPHASIS)} />;
  return <Spoken parts={words.answeredOtherwise(edits, { changed, total }, EMPHASIS)} />;
}
