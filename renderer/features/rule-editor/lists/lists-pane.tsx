import type { ListView } from "../../../../engine/contract/index";
import { useStores } from "../../../stores/context";
import { PaneHead } from "../../../ui/pane";
import text from "../../../ui/text.module.css";
import { formatNumber } from "../../../words/numbers";
import { WORDS } from "../../../words/words";
import styles from "../rule-editor.module.css";

const words = WORDS.ruleEditor.listsPane;

const KINDS: Readonly<Record<ListView["kind"], string>> = {
  ip: words.addresses,
  asn: words.asNumbers,
  hostname: words.hostNames,
  redirect: words.redirects,
};

/** The lists of the account, to go from one to the next. */
export function ListsPane({ lists, current }: { readonly lists: readonly ListView[]; readonly current: ListView }) {
  const { whatIf } = useStores();
  return (
    <section className={styles.pane} data-pane="" aria-label={words.lists} data-undo="rules">
      <PaneHead>
        <h2>{words.lists}</h2>
        <span className={styles.place}>{words.account}</span>
      </PaneHead>
      <ul className={styles.lists}>
        {lists.map((list) => (
          <li key={list.name}>
            <button
              type="button"
              className={styles.subhead}
              aria-current={list === current ? "page" : undefined}
              onClick={() => void whatIf.getState().open({ kind: "file", file: list.source.file })}
            >
              <span className={text.cut}>${list.name}</span>
              <span className={styles.subnote}>{KINDS[list.kind]}</span>
              <span className={styles.count}>{formatNumber(list.items)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
