import type { ScriptReport } from "../../../engine/contract/index";
import { WORDS } from "../../words/words";
import styles from "./inspector.module.css";

const words = WORDS.inspector.scriptView;

/** What a script wrote to its console, where its exceptions come from, and what of its environment is not as at Cloudflare. */
export function ScriptView({ script, milliseconds }: { readonly script: ScriptReport; readonly milliseconds: number | undefined }) {
  const { console: lines, exceptions, notes, file } = script;
  const stacks = exceptions.filter(({ stack }) => stack !== "");
  return (
    <>
      {lines.length === 0 ? (
        <p className={styles.none}>{words.silent}</p>
      ) : (
        <pre className={styles.expression} aria-label={words.console}>
          {lines.map(({ level, text }) => (level === "log" ? text : `${level}: ${text}`)).join("\n")}
        </pre>
      )}
      {stacks.length === 0 ? null : (
        <pre className={styles.expression} aria-label={words.exceptions}>
          {stacks.map(({ stack }) => stack).join("\n\n")}
        </pre>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p className={styles.source}>
        <code>{file}</code>
        {milliseconds === undefined ? null : <span>{words.ranFor(milliseconds)}</span>}
      </p>
    </>
  );
}
