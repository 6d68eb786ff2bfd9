import { useMemo } from "react";
import { listLanguageReference, type ReferenceEntry, type ReferenceKind } from "../../../editor/language-reference";
import { classNames } from "../../../ui/class-names";
import { Spoken } from "../../../ui/spoken";
import text from "../../../ui/text.module.css";
import type { RowPlace } from "../../../ui/tree-places";
import { VirtualList } from "../../../ui/virtual-list";
import { WORDS } from "../../../words/words";
import { rankByWords } from "../rank-by-words";
import styles from "./help.module.css";

const words = WORDS.shell.languagePage;

const KINDS: Readonly<Record<ReferenceKind, string>> = { field: words.field, function: words.function, operator: words.operator };

/** Fields, functions and operators: what each gives, what it is for, an example. */
export function LanguagePage({ query }: { readonly query: string }) {
  const entries = useMemo(() => listLanguageReference(), []);
  const found = rankByWords(
    entries,
    query,
    ({ kind, help }) => `${help.title} ${KINDS[kind]} ${help.type} ${help.sentences.join(" ")} ${help.deprecated ?? ""}`,
  );
  return (
    <>
      <p className={styles.count} role="status">
        {found.length === entries.length ? WORDS.counts.names(entries.length) : WORDS.counts.namesOf(found.length, entries.length)}
      </p>
      {found.length === 0 ? <p className={styles.nothing}>{words.none}</p> : null}
      <VirtualList
        role="list"
        aria-label={words.label}
        tabIndex={0}
        className={styles.list}
        count={found.length}
        rowHeight={76}
        heights="measured"
        keyOf={(index) => `${found[index]?.kind ?? ""} ${found[index]?.help.title ?? index}`}
        renderRow={(index, place) => {
          const entry = found[index];
          return entry === undefined ? null : <Entry entry={entry} place={place} />;
        }}
      />
    </>
  );
}

function dimmed(said: string) {
  return <span className={text.dim}>{said}</span>;
}

function Entry({ entry: { kind, help }, place }: { readonly entry: ReferenceEntry; readonly place: RowPlace }) {
  return (
    <div role="listitem" className={styles.entry} {...place}>
      <p className={styles.name}>
        <code>{help.title}</code>
        <span className={text.dim}>{kind === "operator" ? words.operator : `${KINDS[kind]} · ${help.type}`}</span>
      </p>
      {help.deprecated === undefined ? null : <p className={text.warn}>{words.deprecated(help.deprecated)}</p>}
      <p className={text.soft}>{help.sentences.join(" ")}</p>
      {help.example === undefined ? null : (
        <p className={styles.example}>
          <Spoken parts={words.example(<code>{help.example}</code>, dimmed)} />
        </p>
      )}
      {help.documentation === undefined ? null : (
        <a
          className={classNames(styles.link, text.cut)}
          href={help.documentation}
          target="_blank"
          rel="noreferrer"
          aria-label={words.documentation(help.title)}
        >
          {help.documentation}
        </a>
      )}
    </div>
  );
}
