import type { JsonObject } from "../../../engine/contract/index";
import { isJsonObject } from "../../stores/support/json-kinds";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { TextInput } from "../../ui/text-input";
import { useDraft } from "../../ui/use-draft";
import { formatNumber } from "../../words/numbers";
import { WORDS } from "../../words/words";
import styles from "./rule-editor.module.css";
import { textAt } from "./rule-view";

const words = WORDS.ruleEditor.blockResponse;

const TYPES = [
  { value: "", label: words.ownPage },
  { value: "text/html", label: words.customHtml },
  { value: "application/json", label: words.customJson },
  { value: "text/plain", label: words.customText },
  { value: "text/xml", label: words.customXml },
] as const;

/** The documented limit of a response body, in bytes. */
const LARGEST_BODY = 30 * 1024;

export interface BlockResponseProps {
  readonly parameters: JsonObject | null;
  readonly onParameters: (parameters: JsonObject | null) => void;
}

/** What a blocked visitor sees. */
export function BlockResponse({ parameters, onParameters }: BlockResponseProps) {
  const given = parameters?.["response"];
  const response = isJsonObject(given) ? given : null;
  const type = response === null ? "" : textAt(response, "content_type");
  const status = response?.["status_code"];
  const content = response === null ? "" : textAt(response, "content");

  function write(changed: JsonObject): void {
    onParameters({ ...parameters, response: { ...response, ...changed } });
  }

  const code = useDraft({
    value: typeof status === "number" ? status : 403,
    print: String,
    parse: (text) =>
      /^[4]\d\d$/.test(text.trim()) ? { kind: "value", value: Number(text.trim()) } : { kind: "problem", message: words.notStatus },
    onValue: (value) => write({ status_code: value }),
  });

  function choose(chosen: string): void {
    if (chosen !== "") return write({ status_code: 403, content: "", ...response, content_type: chosen });
    const { response: _response, ...rest } = parameters ?? {};
    return onParameters(Object.keys(rest).length === 0 ? null : rest);
  }

  const bytes = new TextEncoder().encode(content).length;
  const known = TYPES.some(({ value }) => value === type);
  return (
    <>
      <Field label={words.response}>
        {(ids) => <Select {...ids} choices={known ? TYPES : [...TYPES, { value: type, label: type }]} value={type} onChoose={choose} />}
      </Field>
      <Field label={words.statusCode} problem={code.problem}>
        {(ids) => <TextInput {...ids} face="mono" inputMode="numeric" disabled={type === ""} value={code.text} onText={code.onText} />}
      </Field>
      {type === "" ? null : (
        <Field
          label={words.responseBody}
          className={styles.wide}
          aside={words.bytesOfMost(formatNumber(bytes))}
          problem={bytes > LARGEST_BODY ? words.tooLong : null}
        >
          {(ids) => <TextInput {...ids} face="mono" value={content} onText={(text) => write({ content: text })} />}
        </Field>
      )}
    </>
  );
}
