import type { LeftOut } from "../../../engine/contract/index";
import { Icon } from "../../ui/icon";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./import.module.css";

const words = WORDS.importing.leftOut;

/** What is not among the files that were read, told before anything is made of them. */
export function LeftOutFiles({ leftOut: { notes, told } }: { readonly leftOut: LeftOut }) {
  if (told === 0) return null;
  return (
    <section className={styles.leftOut} aria-label={words.title(told)}>
      <h3>
        <Icon name="warning" size={14} className={text.warn} /> {words.title(told)}
      </h3>
      {/* A list that is scrolled by keys must be reached by them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul tabIndex={0} aria-label={words.title(told)}>
        {notes.map(({ file, message }) => (
          <li key={`${file} ${message}`}>
            {file === "" ? null : <code>{file}</code>} {message}
          </li>
        ))}
        {told > notes.length ? <li>{words.andMore(told - notes.length)}</li> : null}
      </ul>
    </section>
  );
}
