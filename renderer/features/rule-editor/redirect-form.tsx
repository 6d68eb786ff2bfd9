import { useState } from "react";
import type { JsonObject } from "../../../engine/contract/index";
import { type EditorEnvironment, ExpressionEditor } from "../../editor/rules-language/index";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { TextInput } from "../../ui/text-input";
import { Switch } from "../../ui/toggle";
import { WORDS } from "../../words/words";
import { REDIRECT_STATUSES, type RedirectTarget, redirectParameters, targetAs } from "./redirect-target";
import styles from "./rule-editor.module.css";

const words = WORDS.ruleEditor.redirectForm;

const KINDS = [
  { value: "value", label: words.fixed },
  { value: "expression", label: words.expression },
] as const;

export interface RedirectFormProps {
  readonly target: RedirectTarget;
  readonly parameters: JsonObject | null;
  readonly phase: string | null;
  readonly environment: EditorEnvironment;
  readonly onParameters: (parameters: JsonObject) => void;
}

/** Where a redirect rule leads, with which status, and what becomes of the query string. */
export function RedirectForm({ target, parameters, phase, environment, onParameters }: RedirectFormProps) {
  const [left, setLeft] = useState<Pick<RedirectTarget, "kind" | "text"> | null>(null);

  function write(changed: Partial<RedirectTarget>): void {
    onParameters(redirectParameters(parameters, { ...target, ...changed }));
  }

  function turn(kind: RedirectTarget["kind"]): void {
    const same = targetAs(target, kind);
    setLeft(target);
    write({ kind, text: same === "" && left?.kind === kind ? left.text : same });
  }

  const statuses = REDIRECT_STATUSES.map((status) => ({ value: String(status), label: String(status) }));
  return (
    <>
      <div className={styles.fields}>
        <Field label={words.target}>{(ids) => <Select {...ids} choices={KINDS} value={target.kind} onChoose={turn} />}</Field>
        <Field label={words.status}>
          {(ids) => (
            <Select
              {...ids}
              choices={target.status === null ? [{ value: "", label: words.defaultStatus }, ...statuses] : statuses}
              value={target.status === null ? "" : String(target.status)}
              onChoose={(chosen) => write({ status: REDIRECT_STATUSES.find((status) => String(status) === chosen) ?? null })}
            />
          )}
        </Field>
        {target.kind === "value" ? (
          <Field label={words.url} className={styles.wide}>
            {(ids) => (
              <TextInput
                {...ids}
                face="mono"
                inputMode="url"
                placeholder={words.placeholder}
                value={target.text}
                onText={(text) => write({ text })}
              />
            )}
          </Field>
        ) : null}
      </div>
      {target.kind === "expression" ? (
        <ExpressionEditor
          label={words.url}
          heading={words.urlExpression}
          value={target.text}
          onChange={(text) => write({ text })}
          use="redirect-target"
          phase={phase}
          environment={environment}
        />
      ) : null}
      <div className={styles.query}>
        <Switch value={target.query === "kept" ? "on" : "off"} onToggle={(state) => write({ query: state === "on" ? "kept" : "dropped" })}>
          {words.preserve}
        </Switch>
      </div>
    </>
  );
}
