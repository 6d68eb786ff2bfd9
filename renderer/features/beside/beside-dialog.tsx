import { useState } from "react";
import { showBeside } from "../../stores/compare/show-beside";
import { useLayout, useLibrary, useStores, useTrace } from "../../stores/context";
import { traceName } from "../../stores/result/send-trace";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import text from "../../ui/text.module.css";
import { TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import styles from "./beside.module.css";

const texts = WORDS.beside.besideDialog;

/** So many traces are offered; more words narrow them down. */
const MOST = 100;

/** Which trace is put beside another. */
export function BesideDialogs() {
  const over = useLayout((state) => state.over);
  return over?.kind === "beside" ? <BesideDialog of={over.of} /> : null;
}

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly where: string;
}

function BesideDialog({ of }: { readonly of: string }) {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  const [query, setQuery] = useState("");
  const choices = useChoices().filter(({ id }) => id !== of);
  const words = query.toLowerCase().split(/\s+/);
  const found = choices.filter(({ name, where }) => words.every((word) => `${name} ${where}`.toLowerCase().includes(word))).slice(0, MOST);

  function choose(id: string | undefined): void {
    if (id === undefined) return;
    put(null);
    void showBeside(stores, of, id);
  }

  return (
    <Dialog title={texts.title} width="narrow" onClose={() => put(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          choose(found[0]?.id);
        }}
      >
        <Field label={texts.find} aside={texts.findHint}>
          {(ids) => <TextInput {...ids} value={query} onText={setQuery} autoFocus />}
        </Field>
      </form>
      <div className={styles.list} role="group" aria-label={texts.choices}>
        {found.map(({ id, name, where }) => (
          <button key={id} type="button" className={styles.choice} onClick={() => choose(id)}>
            <span className={text.cut}>{name}</span>
            <span className={text.cut}>{where}</span>
          </button>
        ))}
        {found.length === 0 ? <p className={styles.nothing}>{texts.noneFound}</p> : null}
      </div>
    </Dialog>
  );
}

/** Open traces first, then the library's. */
function useChoices(): readonly Choice[] {
  const tabs = useTrace((state) => state.tabs);
  const document = useTrace((state) => state.document);
  const parked = useTrace((state) => state.parked);
  const library = useLibrary((state) => state.status);
  const documents = [...(document === null ? [] : [document]), ...parked.values()];
  const entries = library.kind === "ready" ? library.entries.filter(({ broken }) => broken === null) : [];
  const filed = entries.map(({ traceId, name, method, url }): Choice => ({ id: traceId, name, where: `${method} ${url}` }));
  const unfiled = documents
    .filter(({ traceId }) => traceId === null)
    .map(({ key, saved }): Choice => ({ id: key, name: traceName(saved), where: texts.unsaved }));
  const open = new Set(tabs.map(({ key, traceId }) => traceId ?? key));
  const all = [...unfiled, ...filed];
  return [...all.filter(({ id }) => open.has(id)), ...all.filter(({ id }) => !open.has(id))];
}
