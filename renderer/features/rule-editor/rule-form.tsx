import { memo } from "react";
import type { JsonObject } from "../../../engine/contract/index";
import { type EditorEnvironment, ExpressionEditor } from "../../editor/rules-language/index";
import { useStores } from "../../stores/context";
import { Field } from "../../ui/field";
import { IconButton } from "../../ui/icon-button";
import { Select } from "../../ui/select";
import { TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import { actionThen, actionTitle } from "./action-words";
import { BlockResponse } from "./block-response";
import { CoverageLines } from "./coverage-lines";
import { moveRule } from "./edit-rules";
import { ParametersEditor } from "./parameters-editor";
import { RedirectForm } from "./redirect-form";
import { readRedirect } from "./redirect-target";
import styles from "./rule-editor.module.css";
import type { RuleFacts } from "./rule-view";
import { useRuleCoverage } from "./use-rule-coverage";

const words = WORDS.ruleEditor.ruleForm;

const DYNAMIC_REDIRECT = "http_request_dynamic_redirect";

/** Where a rule stands: its list, its place in it, and how many there are. */
export interface RuleAt {
  readonly file: string;
  readonly list: string;
  readonly index: number;
  readonly count: number;
}

export interface RuleFormProps {
  readonly rule: RuleFacts;
  readonly at: RuleAt;
  readonly phase: string | null;
  /** Actions the phase allows; empty: not known. */
  readonly actions: readonly string[];
  readonly environment: EditorEnvironment;
  readonly onShowJson: () => void;
}

/** When a rule matches, and what it does then. */
export function RuleForm({ rule, at, phase, actions, environment, onShowJson }: RuleFormProps) {
  const { whatIf } = useStores();
  const { file, list, index } = at;
  const { shown, marks } = useRuleCoverage(
    rule.expression === null ? null : { file, pointer: `${list}/${index}`, expression: rule.expression },
  );

  // Redirects of a list, in a phase of their own, are told as JSON.
  const redirect = rule.action === "redirect" && phase === DYNAMIC_REDIRECT ? readRedirect(rule.parameters) : null;

  function set(key: string, value: JsonObject[string]): void {
    whatIf.getState().change({ kind: "set", file, pointer: `${list}/${index}/${key}`, value }, `${key} ${rule.key}`);
  }
  function remove(key: string): void {
    if (Object.hasOwn(rule.json, key))
      whatIf.getState().change({ kind: "remove", file, pointer: `${list}/${index}/${key}` }, `${key} ${rule.key}`);
  }

  return (
    <div className={styles.form}>
      {rule.expression === null ? (
        <section className={styles.group}>
          <h3>{words.when}</h3>
          <p className={styles.quiet}>{words.unpublished}</p>
        </section>
      ) : (
        <ExpressionEditor
          label={words.expression}
          heading={words.when}
          value={rule.expression}
          onChange={(value) => set("expression", value)}
          use="filter"
          phase={phase}
          environment={environment}
          marks={marks}
          actions={<IconButton icon="code" iconSize={16} label={words.showJson} onClick={onShowJson} />}
        />
      )}
      {rule.expression === null ? null : <CoverageLines shown={shown} />}
      <section className={styles.group} aria-label={words.thenWhat}>
        <div className={styles.groupHead}>
          <h3>{words.thenWhat}</h3>
          <span className={styles.quiet}>{actionThen(rule.action)}</span>
        </div>
        <div className={styles.fields}>
          <Field label={words.action}>
            {(ids) => (
              <Select {...ids} choices={choicesOf(actions, rule.action)} value={rule.action} onChoose={(action) => set("action", action)} />
            )}
          </Field>
          <PlaceField {...at} />
          <Field label={words.description} className={styles.wide}>
            {(ids) => <TextInput {...ids} value={rule.description} onText={(text) => set("description", text)} />}
          </Field>
          {rule.action === "block" ? (
            <BlockResponse
              parameters={rule.parameters}
              onParameters={(parameters) => (parameters === null ? remove("action_parameters") : set("action_parameters", parameters))}
            />
          ) : null}
        </div>
        {rule.action === "block" ? null : redirect !== null ? (
          <RedirectForm
            key={rule.key}
            target={redirect}
            parameters={rule.parameters}
            phase={phase}
            environment={environment}
            onParameters={(parameters) => set("action_parameters", parameters)}
          />
        ) : (
          <ParametersEditor
            key={rule.action}
            name={`${file}${list}/${rule.key}`}
            action={rule.action}
            parameters={rule.parameters}
            onParameters={(parameters) => (parameters === null ? remove("action_parameters") : set("action_parameters", parameters))}
          />
        )}
      </section>
    </div>
  );
}

/** Where the rule runs among the others. Apart, so that its choices, one for each rule, are not made again with every key. */
const PlaceField = memo(function PlaceField({ file, list, index, count }: RuleAt) {
  const { whatIf } = useStores();
  const choices = Array.from({ length: count }, (_each, place) => ({ value: String(place), label: WORDS.counts.ofAll(place + 1, count) }));
  return (
    <Field label={words.place}>
      {(ids) => (
        <Select
          {...ids}
          choices={choices}
          value={String(index)}
          onChoose={(place) => moveRule(whatIf, { file, list }, index, Number(place))}
        />
      )}
    </Field>
  );
});

/** What the phase allows; an action that it does not, or that nobody knows, stays what it is until another is chosen. */
function choicesOf(actions: readonly string[], action: string): readonly { readonly value: string; readonly label: string }[] {
  const all = actions.includes(action) ? actions : [action, ...actions];
  return all.map((value) => ({ value, label: actionTitle(value) }));
}
