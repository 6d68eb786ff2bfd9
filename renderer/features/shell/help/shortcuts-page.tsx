import { useStores } from "../../../stores/context";
import { keyHint } from "../../../ui/key-hint";
import text from "../../../ui/text.module.css";
import { WORDS } from "../../../words/words";
import { listCommands } from "../commands";
import { rankByWords } from "../rank-by-words";
import styles from "./help.module.css";
import { listShortcuts } from "./shortcuts";

const words = WORDS.shell.shortcutsPage;

/** Every key there is, and where it works. */
export function ShortcutsPage({ query }: { readonly query: string }) {
  const stores = useStores();
  const found = rankByWords(listShortcuts(listCommands(stores)), query, ({ where, what }) => `${what} ${where}`);
  if (found.length === 0) return <p className={styles.nothing}>{words.none}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must reach it
    <section className={styles.list} aria-label={words.keys} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.where}</th>
            <th scope="col">{words.keys}</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ where, what, keys }) => (
            <tr key={`${where} ${what}`}>
              <td>{what}</td>
              <td className={text.soft}>{where}</td>
              <td>
                {keys.map((key) => (
                  <kbd key={key} className={styles.key}>
                    {keyHint(key)}
                  </kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
