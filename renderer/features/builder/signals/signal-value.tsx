import type { Json } from "../../../../engine/contract/index";
import { readJsonText } from "../../../stores/trace/trace-text";
import { Problem } from "../../../ui/field";
import { Select } from "../../../ui/select";
import { TextInput } from "../../../ui/text-input";
import { useDraft } from "../../../ui/use-draft";
import { WORDS } from "../../../words/words";
import { useMistake } from "../use-mistakes";
import { controlOf, type SignalRow } from "./signal-rows";

const TRUTHS = [
  { value: "", label: WORDS.signals.notGiven },
  { value: "true", label: WORDS.signals.true },
  { value: "false", label: WORDS.signals.false },
] as const;

interface SignalValueProps {
  readonly row: SignalRow;
  readonly describedBy: string;
  readonly onValue: (value: Json | undefined) => void;
}

/** The control for one field's value, as its type wants it; empty is not given. */
export function SignalValue({ row, describedBy, onValue }: SignalValueProps) {
  const mistake = useMistake(["fields", row.name]);
  const control = controlOf(row);
  return (
    <>
      {control === "boolean" ? (
        <Select
          size="small"
          aria-label={row.name}
          aria-describedby={describedBy}
          choices={TRUTHS}
          value={row.value === undefined ? "" : row.value === true ? "true" : "false"}
          onChoose={(chosen) => onValue(chosen === "" ? undefined : chosen === "true")}
        />
      ) : control === "text" ? (
        <TextInput
          face="mono"
          aria-label={row.name}
          aria-describedby={describedBy}
          aria-invalid={mistake === null ? undefined : true}
          value={typeof row.value === "string" ? row.value : ""}
          placeholder={row.field?.example}
          onText={(text) => onValue(text === "" ? undefined : text)}
        />
      ) : (
        <JsonValue row={row} describedBy={describedBy} onValue={onValue} />
      )}
      {mistake === null ? null : <Problem>{mistake}</Problem>}
    </>
  );
}

function JsonValue({ row, describedBy, onValue }: SignalValueProps) {
  const draft = useDraft<Json | undefined>({
    value: row.value,
    print: (value) => (value === undefined ? "" : JSON.stringify(value)),
    parse: (text) => {
      if (text.trim() === "") return { kind: "value", value: undefined };
      const read = readJsonText(text);
      return read.kind === "valid" ? { kind: "value", value: read.value } : { kind: "problem", message: WORDS.signals.notJson };
    },
    onValue,
  });
  return (
    <>
      <TextInput
        face="mono"
        aria-label={row.name}
        aria-describedby={describedBy}
        aria-invalid={draft.problem === null ? undefined : true}
        value={draft.text}
        placeholder={WORDS.signals.jsonHint(row.field?.example)}
        onText={draft.onText}
      />
      {draft.problem === null ? null : <Problem>{draft.problem}</Problem>}
    </>
  );
}
