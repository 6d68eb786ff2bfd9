import type { JsonObject } from "../../../engine/contract/index";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { TextInput } from "../../ui/text-input";
import { useDraft } from "../../ui/use-draft";
import styles from "./rule-editor.module.css";
import { isObject, textAt } from "./rule-view";

const TYPES = [
  { value: "", label: "Cloudflare’s own page" },
  { value: "text/html", label: "Custom HTML" },
  { value: "application/json", label: "Custom JSON" },
  { value: "text/plain", label: "Custom text" },
  { value: "text/xml", label: "Custom XML" },
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
  const response = isObject(given) ? given : null;
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
      /^[4]\d\d$/.test(text.trim())
        ? { kind: "value", value: Number(text.trim()) }
        : { kind: "problem", message: "A blocked request is answered with a status from 400 to 499." },
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
      <Field label="Response">
        {(ids) => <Select {...ids} choices={known ? TYPES : [...TYPES, { value: type, label: type }]} value={type} onChoose={choose} />}
      </Field>
      <Field label="Status code" problem={code.problem}>
        {(ids) => <TextInput {...ids} face="mono" inputMode="numeric" disabled={type === ""} value={code.text} onText={code.onText} />}
      </Field>
      {type === "" ? null : (
        <Field
          label="Response body"
          className={styles.wide}
          aside={`${bytes.toLocaleString("en")} B of 30 KB`}
          problem={bytes > LARGEST_BODY ? "A response body may have at most 30 KB." : null}
        >
          {(ids) => <TextInput {...ids} face="mono" value={content} onText={(text) => write({ content: text })} />}
        </Field>
      )}
    </>
  );
}
