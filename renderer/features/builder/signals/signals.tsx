import { useEffect, useId, useState } from "react";
import type { GIVABLE_FIELDS as GivableFields } from "../../../editor/givable-fields";
import { isJsonObject } from "../../../stores/support/json-kinds";
import { classNames } from "../../../ui/class-names";
import { ResetButton } from "../../../ui/field";
import { Icon } from "../../../ui/icon";
import { TextInput } from "../../../ui/text-input";
import { WORDS } from "../../../words/words";
import { useChange, useSavedPart } from "../use-saved";
import { type SignalGroup, type SignalRow, signalGroups } from "./signal-rows";
import { SignalValue } from "./signal-value";
import styles from "./signals.module.css";

/** One field of each family that is asked for most; the other families follow in the order of the language's tables. */
const FIRST: readonly string[] = ["cf.bot_management.score", "cf.tls_version", "cf.waf.score"];

type Family = (typeof GivableFields)[number];

/** Where the family stands among those asked for most; `-1`: it is none of them. */
function placeAmongFirst({ fields }: Family): number {
  return FIRST.findIndex((first) => fields.some(({ name }) => name === first));
}

function inOrder(families: typeof GivableFields): typeof GivableFields {
  const first = families.filter((family) => placeAmongFirst(family) >= 0);
  return [
    ...first.toSorted((one, other) => placeAmongFirst(one) - placeAmongFirst(other)),
    ...families.filter((family) => !first.includes(family)),
  ];
}

/** Any other field of the Rules language: by family, or found by name, type and sentence. What is given is always shown. */
export function Signals({ apart }: { readonly apart: readonly string[] }) {
  const fields = useSavedPart((saved) => saved.fields);
  const [families, setFamilies] = useState<typeof GivableFields | "failed" | null>(null);
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [extent, setExtent] = useState<"first" | "all">("first");

  useEffect(() => {
    const alive = new AbortController();
    import("../../../editor/givable-fields")
      .then(({ GIVABLE_FIELDS }) => (alive.signal.aborted ? undefined : setFamilies(inOrder(GIVABLE_FIELDS))))
      .catch(() => (alive.signal.aborted ? undefined : setFamilies("failed")));
    return () => alive.abort();
  }, []);

  const given = isJsonObject(fields) ? fields : {};
  const groups =
    families === null ? [] : signalGroups({ families: families === "failed" ? [] : families, fields: given, apart, open, search });
  const first = families === null || families === "failed" ? [] : families.filter((family) => placeAmongFirst(family) >= 0);
  const isShown = ({ label, given: count }: SignalGroup): boolean =>
    first.some((family) => family.label === label) || count > 0 || search.trim() !== "";
  const shown = extent === "all" ? groups : groups.filter(isShown);
  const others = groups.filter((group) => !isShown(group)).length;

  function toggle(label: string): void {
    const next = new Set(open);
    if (!next.delete(label)) next.add(label);
    setOpen(next);
  }

  return (
    <div className={styles.signals}>
      <TextInput aria-label={WORDS.signals.search} placeholder={WORDS.signals.searchHint} value={search} onText={setSearch} />
      {families === null ? <p className={classNames(styles.nothing, styles.loading)}>{WORDS.signals.loading}</p> : null}
      {families === "failed" ? <p className={styles.nothing}>{WORDS.signals.notLoaded}</p> : null}
      {families !== null && families !== "failed" && groups.length === 0 ? (
        <p className={styles.nothing}>{WORDS.signals.nothingFound}</p>
      ) : null}
      <div role="group" aria-label={WORDS.signals.families}>
        {shown.map((group) => (
          <FamilyRows key={group.label} group={group} onToggle={() => toggle(group.label)} />
        ))}
        {others === 0 ? null : (
          <button
            type="button"
            className={styles.family}
            aria-expanded={extent === "all"}
            onClick={() => setExtent(extent === "all" ? "first" : "all")}
          >
            <Icon name={extent === "all" ? "chevron-down" : "chevron-right"} size={12} />
            <span>{WORDS.signals.others(others)}</span>
          </button>
        )}
      </div>
    </div>
  );
}

function FamilyRows({ group, onToggle }: { readonly group: SignalGroup; readonly onToggle: () => void }) {
  return (
    <>
      <button type="button" className={styles.family} aria-expanded={group.state === "open"} onClick={onToggle}>
        <Icon name={group.state === "open" ? "chevron-down" : "chevron-right"} size={12} />
        <span>{group.label}</span>
        {group.given === 0 ? null : <span className={styles.given}>{WORDS.signals.set(group.given)}</span>}
      </button>
      {group.rows.map((row) => (
        <SignalLine key={row.name} row={row} />
      ))}
    </>
  );
}

function SignalLine({ row }: { readonly row: SignalRow }) {
  const change = useChange();
  const id = useId();
  return (
    <div className={styles.line}>
      <div className={styles.head}>
        <code className={classNames(styles.name, row.value !== undefined && styles.set)} id={`${id}-name`}>
          {row.name}
        </code>
        {row.field === null ? null : (
          <a href={row.field.documentation} target="_blank" rel="noreferrer" aria-label={WORDS.signals.documentation(row.name)}>
            {WORDS.signals.documentationShort}
          </a>
        )}
        {row.value === undefined ? null : <ResetButton labelledBy={`${id}-name`} onReset={() => change(["fields", row.name], undefined)} />}
      </div>
      <p className={styles.sentence} id={`${id}-sentence`}>
        {row.field === null ? WORDS.signals.unknownSentence : `${row.field.type}. ${row.field.sentence}`}
      </p>
      <SignalValue row={row} describedBy={`${id}-sentence`} onValue={(value) => change(["fields", row.name], value)} />
    </div>
  );
}
