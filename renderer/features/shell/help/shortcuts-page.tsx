import { useStores } from "../../../stores/context";
import { keyHint } from "../../../ui/key-hint";
import text from "../../../ui/text.module.css";
import { listCommands } from "../commands";
import { rankByWords } from "../rank-by-words";
import styles from "./help.module.css";
import { listShortcuts } from "./shortcuts";

/** Every key there is, and where it works. */
export function ShortcutsPage({ query }: { readonly query: string }) {
  const stores = useStores();
  const found = rankByWords(listShortcuts(listCommands(stores)), query, ({ where, what }) => `${what} ${where}`);
  if (found.length === 0) return <p className={styles.nothing}>No key does that. The command palette finds everything by its name.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must reach it
    <section className={styles.list} aria-label="Keys" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Where</th>
            <th scope="col">Keys</th>
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
