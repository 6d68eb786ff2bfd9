import { valueText } from "../../../engine/trace/value-text";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import type { IconName } from "../../ui/icons";
import text from "../../ui/text.module.css";
import { Tooltip } from "../../ui/tooltip";
import { WORDS } from "../../words/words";
import type { Condition, ConditionState, ConditionValue } from "./conditions";
import styles from "./explanation-view.module.css";

const words = WORDS.inspector.conditionLine;

export interface ConditionLineProps {
  readonly condition: Condition;
  readonly blocking: "here" | "elsewhere";
  /** How often the value was changed on the way here. */
  readonly changes: number;
}

interface Look {
  readonly word: string;
  readonly tint: string | undefined;
  readonly colour: string | undefined;
}

const STATES: Readonly<Record<ConditionState, Look>> = {
  true: { word: words.true, tint: styles.true, colour: text.ok },
  false: { word: words.false, tint: styles.false, colour: text.stop },
  missing: { word: words.missing, tint: styles.missing, colour: text.gap },
  unknown: { word: words.cannotBeKnown, tint: styles.missing, colour: text.gap },
  assumed: { word: words.onAssumption, tint: styles.assumed, colour: text.warn },
  "not-evaluated": { word: words.notEvaluated, tint: styles.unread, colour: undefined },
  value: { word: "", tint: styles.plain, colour: undefined },
};

const HOLDS: Readonly<Record<Condition["holds"], { readonly icon: IconName; readonly colour: string | undefined; readonly word: string }>> =
  {
    yes: { icon: "check", colour: text.ok, word: words.holds },
    no: { icon: "x", colour: text.stop, word: words.doesNotHold },
    assumed: { icon: "wave", colour: text.warn, word: words.assumed },
    "not-evaluated": { icon: "minus", colour: text.dim, word: words.notEvaluated },
  };

/** So much of a value stands in the line; the rest is a hover or a tab away. */
const SHORT = 64;

/** So much of a value does an explanation keep. */
const LONGEST = 2000;

/** Whether the line holds, how it is joined to the one above, the condition as written, and what made it so. */
export function ConditionLine({ condition, blocking, changes }: ConditionLineProps) {
  const { word, tint, colour } = STATES[condition.state];
  const holds = HOLDS[condition.holds];
  const { subject } = condition;
  return (
    <li className={classNames(styles.condition, blocking === "here" && styles.here)}>
      <Icon name={holds.icon} size={12} className={holds.colour} label={holds.word} />
      <span className={styles.operator}>{condition.operator}</span>
      <span className={styles.written}>
        <Expression condition={condition} tint={tint} />{" "}
        <span className={styles.value}>
          <b className={colour}>{word}</b>
          {subject === null || condition.state === "not-evaluated" ? null : (
            <>
              {subject.state === "missing" ? null : isItself(condition, subject) && condition.state !== "assumed" ? null : (
                <code>{short(valueText(subject.value))}</code>
              )}
              {origin(subject, changes)}
            </>
          )}
          {condition.closes === "" ? null : <code className={styles.operator}>{condition.closes}</code>}
        </span>
      </span>
    </li>
  );
}

function Expression({ condition, tint }: { readonly condition: Condition; readonly tint: string | undefined }) {
  const written = classNames(styles.expression, tint);
  if (condition.values.length === 0 || condition.state === "not-evaluated") return <span className={written}>{condition.text}</span>;
  return (
    <Tooltip content={<Values values={condition.values} />} side="bottom">
      {/* Its values show on focus too. */}
      <span className={written} tabIndex={0} role="group" aria-label={condition.text}>
        {condition.text}
      </span>
    </Tooltip>
  );
}

/** Every part of the condition with its whole value. */
function Values({ values }: { readonly values: readonly ConditionValue[] }) {
  return (
    <span className={styles.values}>
      {values.map((value) => (
        <span key={value.text} className={styles.part}>
          <code className={styles.partName}>{value.text}</code>
          <span>
            {value.state === "there" ? (
              <code>{valueText(value.value)}</code>
            ) : (
              <b className={value.state === "missing" ? text.gap : text.dim}>
                {value.state === "missing" ? words.missing : words.notEvaluated}
              </b>
            )}
            {value.cut ? <span className={styles.source}> {words.cutAt(LONGEST)}</span> : null}
            {value.source === null || value.source === undefined || value.state !== "there" ? null : (
              <span className={styles.source}> {words.sources[value.source]}</span>
            )}
          </span>
        </span>
      ))}
    </span>
  );
}

/** A field that is itself the condition: its value is the word already. */
function isItself(condition: Condition, subject: ConditionValue): boolean {
  return subject.text === condition.text;
}

function origin(subject: ConditionValue, changes: number): string {
  if (subject.state === "missing") return absent(subject.text);
  if (changes > 0) return words.rewritten(changes);
  return subject.source === "given" ? words.given : subject.source === "assumed" ? words.nobodyGaveIt : "";
}

function absent(field: string): string {
  if (/\.headers(\.|\[)/.test(field)) return words.noSuchHeader;
  if (/\.cookies(\.|\[)/.test(field)) return words.noSuchCookie;
  if (/\.args(\.|\[)/.test(field)) return words.noSuchArgument;
  return words.noValue;
}

function short(value: string): string {
  return value.length > SHORT ? `${value.slice(0, SHORT)}…` : value;
}
