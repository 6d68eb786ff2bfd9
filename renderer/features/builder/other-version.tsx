import { useLayout, useStores } from "../../stores/context";
import { saveTrace } from "../../stores/save-trace";
import type { TraceDocument } from "../../stores/trace-document";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import styles from "./builder.module.css";
import { settleVersions } from "./settle-versions";

/** Says that there is another version of the open trace, and lets a person choose; neither is lost, and undo brings the other back. */
export function OtherVersion({ document }: { readonly document: TraceDocument }) {
  const { file, left } = document;
  if (file.kind === "gone") return <Gone />;
  if (file.kind === "changed") return <Choice of="file" words={CHANGED} />;
  return left === null ? null : <Choice of="left" words={LEFT} />;
}

const CHANGED = { title: "The file changed on disk", rest: "while you were editing it." };
const LEFT = { title: "Another window left unsaved changes", rest: "of this trace when it went." };

interface ChoiceProps {
  readonly of: "file" | "left";
  readonly words: { readonly title: string; readonly rest: string };
}

function Choice({ of, words }: ChoiceProps) {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  return (
    <div className={styles.version} role="alert">
      <p>
        <Icon name="warning" size={14} /> <b>{words.title}</b> {words.rest}
      </p>
      <div className={styles.choices}>
        <Button size="small" onClick={() => settleVersions(stores, of, "mine")}>
          Keep mine
        </Button>
        <Button size="small" onClick={() => settleVersions(stores, of, "theirs")}>
          Take theirs
        </Button>
        <Button size="small" look="quiet" onClick={() => put({ kind: "versions", of })}>
          See the difference
        </Button>
      </div>
    </div>
  );
}

function Gone() {
  const stores = useStores();
  return (
    <div className={styles.version} role="alert">
      <p>
        <Icon name="warning" size={14} /> <b>The file is gone from disk.</b> It was deleted, moved or renamed outside. What stands here is
        kept.
      </p>
      <div className={styles.choices}>
        <Button size="small" onClick={() => void saveTrace(stores)}>
          Save it again
        </Button>
      </div>
    </div>
  );
}
