import type { Json } from "../../../engine/contract/index";
import type { Path } from "../../stores/trace/read-saved-trace";
import { classNames } from "../../ui/class-names";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { BareInput, InputFrame, TextInput } from "../../ui/text-input";
import { useDraft } from "../../ui/use-draft";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { useMistake } from "./use-mistakes";
import { useAssumed, useChange } from "./use-saved";
import { isPlaceholder, parseWhole } from "./whole-number";

const words = WORDS.builder.valueFields;

interface ValueFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly path: Path;
  readonly value: Json | undefined;
  readonly face?: "sans" | "mono";
  readonly placeholder?: string;
  readonly title?: string | undefined;
  /** Field of the Rules language whose assumed value is named when this is not given. */
  readonly assumedAs?: string;
}

/** A text; empty is not given. */
export function TextField({ label, help, path, value, face, placeholder, title, assumedAs }: ValueFieldProps) {
  const change = useChange();
  const assumed = useAssumed(assumedAs ?? "");
  const mistake = useMistake(path);
  const given = typeof value === "string" ? value : "";
  return (
    <Field
      label={label}
      help={help}
      problem={mistake}
      aside={given === "" && assumed !== undefined ? <Assumed /> : undefined}
      onReset={value === undefined ? undefined : () => change(path, undefined)}
    >
      {(ids) => (
        <TextInput
          {...ids}
          face={face ?? "sans"}
          value={given}
          placeholder={assumed === undefined ? placeholder : printAssumed(assumed)}
          title={title}
          onText={(text) => change(path, text === "" ? undefined : text)}
        />
      )}
    </Field>
  );
}

/** A whole number; empty is not given. */
export function NumberField({ label, help, path, value, placeholder, assumedAs, least = 0, most }: ValueFieldProps & NumberLimits) {
  const { draft, assumed, mistake, reset } = useNumber({ path, value, assumedAs, least, most });
  return (
    <Field
      label={label}
      help={help}
      problem={draft.problem ?? mistake}
      aside={draft.text === "" && assumed !== undefined ? <Assumed /> : undefined}
      onReset={reset}
    >
      {(ids) => (
        <TextInput
          {...ids}
          face="mono"
          inputMode="numeric"
          value={draft.text}
          placeholder={assumed === undefined ? placeholder : printAssumed(assumed)}
          onText={draft.onText}
        />
      )}
    </Field>
  );
}

/** A whole number between two limits, typed or drawn. */
export function SliderField({ label, help, path, value, placeholder, assumedAs, least, most }: ValueFieldProps & Required<NumberLimits>) {
  const { draft, assumed, mistake, reset } = useNumber({ path, value, assumedAs, least, most });
  const shown = typeof value === "number" ? value : typeof assumed === "number" ? assumed : most;
  return (
    <Field
      label={label}
      help={help}
      problem={draft.problem ?? mistake}
      aside={draft.text === "" && assumed !== undefined ? <Assumed /> : undefined}
      onReset={reset}
    >
      {(ids) => (
        <InputFrame className={styles.slider}>
          <BareInput
            {...ids}
            inputMode="numeric"
            value={draft.text}
            placeholder={assumed === undefined ? placeholder : printAssumed(assumed)}
            onText={draft.onText}
          />
          <input
            type="range"
            className={classNames(styles.range, value === undefined && styles.rangeUnset)}
            aria-hidden="true"
            tabIndex={-1}
            min={least}
            max={most}
            value={shown}
            onChange={(event) => draft.onText(event.currentTarget.value)}
          />
        </InputFrame>
      )}
    </Field>
  );
}

interface NumberLimits {
  readonly least?: number;
  readonly most?: number | undefined;
}

function useNumber({
  path,
  value,
  assumedAs,
  least,
  most,
}: NumberLimits & Pick<ValueFieldProps, "path" | "value"> & { readonly assumedAs: string | undefined }) {
  const change = useChange();
  const assumed = useAssumed(assumedAs ?? "");
  const draft = useDraft<number | string | undefined>({
    value: typeof value === "number" || (typeof value === "string" && isPlaceholder(value)) ? value : undefined,
    print: (given) => (given === undefined ? "" : String(given)),
    parse: (text) =>
      isPlaceholder(text) ? { kind: "value", value: text.trim() } : parseWhole(text, least ?? 0, most ?? Number.MAX_SAFE_INTEGER),
    onValue: (given) => change(path, given),
  });
  const reset = value === undefined && draft.problem === null ? undefined : () => draft.onText("");
  return { draft, assumed, mistake: useMistake(path), reset };
}

export function Assumed() {
  return (
    <span className={styles.assumed} title={words.assumedHint}>
      <Icon name="wave" size={12} />
      <span>{words.assumed}</span>
    </span>
  );
}

export function printAssumed(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
