import { useLayout, useStores, useTrace } from "../../stores/context";
import { saveTrace } from "../../stores/trace/save-trace";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { bold, Spoken } from "../../ui/spoken";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { settleVersions } from "./settle-versions";

const texts = WORDS.builder.otherVersion;

/** Says that there is another version of the open trace, and lets a person choose; neither is lost, and undo brings the other back. */
export function OtherVersion() {
  const file = useTrace(({ document }) => document?.file.kind ?? "same");
  const left = useTrace(({ document }) => document?.left ?? null);
  if (file === "gone") return <Gone />;
  if (file === "changed") return <Choice of="file" />;
  return left === null ? null : <Choice of="left" />;
}

const LEADING = { lead: bold } as const;

function Choice({ of }: { readonly of: "file" | "left" }) {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  return (
    <div className={styles.version} role="alert">
      <p>
        <Icon name="warning" size={14} /> <Spoken parts={of === "file" ? texts.changed(LEADING) : texts.left(LEADING)} />
      </p>
      <div className={styles.choices}>
        <Button size="small" onClick={() => settleVersions(stores, of, "mine")}>
          {texts.keepMine}
        </Button>
        <Button size="small" onClick={() => settleVersions(stores, of, "theirs")}>
          {texts.takeTheirs}
        </Button>
        <Button size="small" look="quiet" onClick={() => put({ kind: "versions", of })}>
          {texts.difference}
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
        <Icon name="warning" size={14} /> <Spoken parts={texts.gone(LEADING)} />
      </p>
      <div className={styles.choices}>
        <Button size="small" onClick={() => void saveTrace(stores)}>
          {texts.saveAgain}
        </Button>
      </div>
    </div>
  );
}
