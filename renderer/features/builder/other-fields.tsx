import { useEffect, useId, useRef, useState } from "react";
import type { JsonObject } from "../../../engine/contract/index";
import type { GIVABLE_FIELDS as GivableFields } from "../../editor/givable-fields";
import { readJsonText } from "../../stores/trace-text";
import { IconButton } from "../../ui/icon-button";
import styles from "./builder.module.css";
import { type FieldLine, fieldLines, keepFields } from "./field-lines";
import { useChange } from "./use-saved";

export interface OtherFieldsProps {
  readonly fields: JsonObject;
  /** Fields that have a control of their own. */
  readonly apart: readonly string[];
  /** Goes up by one for every line that is to be added. */
  readonly adding: number;
}

/** Any other field of the Rules language, by name, with its value as JSON. */
export function OtherFields({ fields, apart, adding }: OtherFieldsProps) {
  const change = useChange();
  const own = Object.fromEntries(Object.entries(fields).filter(([name]) => apart.includes(name)));
  const kept = JSON.stringify(fields);
  const [draft, setDraft] = useState<{ readonly lines: readonly FieldLine[]; readonly over: string; readonly added: number }>({
    lines: [],
    over: "",
    added: 0,
  });
  const held = draft.over === kept ? draft.lines : fieldLines(fields, apart);
  const lines = [...held, ...Array.from({ length: Math.max(0, adding - draft.added) }, () => ({ name: "", text: "" }))];
  const table = useRef<HTMLTableElement>(null);

  const [known, setKnown] = useState<typeof GivableFields>([]);
  const listId = useId();

  function loadNames(): void {
    if (known.length > 0) return;
    import("../../editor/givable-fields").then(({ GIVABLE_FIELDS }) => setKnown(GIVABLE_FIELDS)).catch(() => undefined);
  }

  useEffect(() => {
    if (adding === 0) return;
    const inputs = table.current?.querySelectorAll<HTMLInputElement>("input[data-part='name']");
    inputs?.[inputs.length - 1]?.focus();
  }, [adding]);

  function write(next: readonly FieldLine[]): void {
    const all = { ...own, ...keepFields(next) };
    setDraft({ lines: next, over: JSON.stringify(all), added: adding });
    if (JSON.stringify(all) !== kept) change(["fields"], Object.keys(all).length === 0 ? undefined : all);
  }

  if (lines.length === 0) return null;
  return (
    <>
      <datalist id={listId}>
        {known.map(({ name, sentence }) => (
          <option key={name} value={name}>
            {sentence}
          </option>
        ))}
      </datalist>
      <table className={`${styles.pairs} ${styles.wideNames}`} aria-label="Other fields" ref={table}>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; names may be unfinished
            <tr key={index}>
              <td>
                <input
                  data-part="name"
                  aria-label={`Field ${index + 1} name`}
                  value={line.name}
                  title={line.name}
                  list={listId}
                  onFocus={loadNames}
                  placeholder="cf.…"
                  spellCheck={false}
                  autoComplete="off"
                  onChange={(event) => write(replaced(lines, index, { name: event.currentTarget.value }))}
                />
              </td>
              <td>
                <input
                  aria-label={`Field ${index + 1} value`}
                  value={line.text}
                  title={line.text}
                  placeholder='true, 12, "text"'
                  spellCheck={false}
                  autoComplete="off"
                  aria-invalid={line.text !== "" && readJsonText(line.text).kind === "invalid" ? true : undefined}
                  onChange={(event) => write(replaced(lines, index, { text: event.currentTarget.value }))}
                />
              </td>
              <td>
                <IconButton
                  icon="x"
                  iconSize={12}
                  label={`Remove field ${line.name === "" ? index + 1 : line.name}`}
                  onClick={() => write(lines.filter((_, at) => at !== index))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function replaced(lines: readonly FieldLine[], index: number, changed: Partial<FieldLine>): readonly FieldLine[] {
  return lines.map((line, at) => (at === index ? { ...line, ...changed } : line));
}
