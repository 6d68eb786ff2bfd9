import type { SelectHTMLAttributes } from "react";
import { classNames } from "./class-names";
import styles from "./field.module.css";
import { Icon } from "./icon";

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectProps<Value extends string> extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange" | "value" | "size"> {
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
  readonly size?: "normal" | "small";
  readonly look?: "plain" | "quiet";
}

/** One of a closed list; the platform's own list opens, so it never leaves the window. */
export function Select<Value extends string>({
  choices,
  value,
  onChoose,
  size = "normal",
  look = "plain",
  className,
  ...rest
}: SelectProps<Value>) {
  return (
    <span className={classNames(styles.pick, size === "small" && styles.small, look === "quiet" && styles.quiet, className)}>
      <select
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
          if (chosen !== undefined) onChoose(chosen.value);
        }}
        {...rest}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size={12} />
    </span>
  );
}
