import type { Json, JsonObject } from "../../../engine/contract/index";
import { isJsonObject } from "../../stores/support/json-kinds";
import { Select } from "../../ui/select";
import { TextInput } from "../../ui/text-input";
import { useDraft } from "../../ui/use-draft";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { type ExpectationRow, OUTCOMES, printParts, readParts } from "./expectation-rows";

const words = WORDS.builder.expectationValue;

export interface ExpectationValueProps {
  readonly row: ExpectationRow;
  readonly label: string;
  readonly onValue: (value: Json) => void;
}

/** What is expected, as the control that suits it. */
export function ExpectationValue({ row, label, onValue }: ExpectationValueProps) {
  const { key, value } = row;
  const name = WORDS.builder.expectations.expected(label);
  if (key === "outcome") {
    const chosen = OUTCOMES.find((outcome) => outcome === value) ?? "origin";
    return (
      <Select
        size="small"
        aria-label={name}
        value={chosen}
        onChoose={onValue}
        choices={OUTCOMES.map((outcome) => ({ value: outcome, label: outcome }))}
      />
    );
  }
  if (key === "header" && isJsonObject(value)) return <HeaderValue value={value} name={name} onValue={onValue} />;
  if (key === "cache" || key === "origin") return <PartsValue value={value} name={name} onValue={onValue} />;
  if (key === "status") return <StatusValue value={value} name={name} onValue={onValue} />;
  const shown = typeof value === "string" ? value : JSON.stringify(value);
  return (
    <TextInput
      face="mono"
      className={styles.small}
      aria-label={name}
      title={shown}
      value={shown}
      placeholder={PLACEHOLDERS.get(key) ?? ""}
      onText={onValue}
    />
  );
}

const PLACEHOLDERS: ReadonlyMap<string, string> = new Map([
  ["matched", words.rule],
  ["notMatched", words.rule],
  ["action", "block"],
  ["location", "https://…"],
  ["url", "https://…"],
  ["notReached", "http_request_origin"],
]);

interface ValueProps {
  readonly value: Json;
  readonly name: string;
  readonly onValue: (value: Json) => void;
}

function StatusValue({ value, name, onValue }: ValueProps) {
  const draft = useDraft<Json>({
    value,
    print: (given) => (typeof given === "number" ? String(given) : JSON.stringify(given)),
    parse: (text) => (/^[1-9]\d\d$/.test(text) ? { kind: "value", value: Number(text) } : { kind: "problem", message: words.notStatus }),
    onValue,
  });
  return (
    <TextInput
      face="mono"
      className={styles.small}
      inputMode="numeric"
      aria-label={name}
      aria-invalid={draft.problem === null ? undefined : true}
      title={draft.problem ?? undefined}
      value={draft.text}
      onText={draft.onText}
    />
  );
}

function PartsValue({ value, name, onValue }: ValueProps) {
  const draft = useDraft<Json>({
    value,
    print: printParts,
    parse: (text) => {
      const parts = readParts(text);
      return parts === null ? { kind: "problem", message: words.notCache } : { kind: "value", value: parts };
    },
    onValue,
  });
  return (
    <TextInput
      face="mono"
      className={styles.small}
      aria-label={name}
      aria-invalid={draft.problem === null ? undefined : true}
      title={draft.problem ?? draft.text}
      value={draft.text}
      onText={draft.onText}
    />
  );
}

const SIDES = [
  { value: "response", label: words.response },
  { value: "request", label: words.request },
] as const;

const WISHES = [
  { value: "equals", label: words.equals },
  { value: "present", label: words.present },
  { value: "absent", label: words.absent },
] as const;

function HeaderValue({ value, name, onValue }: Omit<ValueProps, "value"> & { readonly value: JsonObject }) {
  const side = value["side"] === "request" ? "request" : "response";
  const header = typeof value["name"] === "string" ? value["name"] : "";
  const equals = typeof value["equals"] === "string" ? value["equals"] : null;
  const wish = equals !== null ? "equals" : value["present"] === false ? "absent" : "present";
  const write = (change: { side?: string; name?: string; wish?: (typeof WISHES)[number]["value"]; equals?: string }): void => {
    const next = change.wish ?? wish;
    const base = { side: change.side ?? side, name: change.name ?? header };
    onValue(next === "equals" ? { ...base, equals: change.equals ?? equals ?? "" } : { ...base, present: next === "present" });
  };
  return (
    <span className={styles.headerWish}>
      <Select size="small" aria-label={words.side(name)} value={side} choices={SIDES} onChoose={(next) => write({ side: next })} />
      <TextInput
        face="mono"
        className={styles.small}
        aria-label={words.name(name)}
        placeholder={words.namePlaceholder}
        value={header}
        onText={(next) => write({ name: next })}
      />
      <Select size="small" aria-label={words.wish(name)} value={wish} choices={WISHES} onChoose={(next) => write({ wish: next })} />
      {equals === null ? null : (
        <TextInput
          face="mono"
          className={styles.small}
          aria-label={words.value(name)}
          title={equals}
          value={equals}
          onText={(next) => write({ equals: next })}
        />
      )}
    </span>
  );
}
