import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { ResetButton } from "./field";
import styles from "./field.module.css";

type Toggled = "on" | "off";

interface ToggleProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "onToggle" | "value" | "checked" | "type"> {
  readonly value: Toggled;
  readonly onToggle: (value: Toggled) => void;
  /** Given where the value is not the default: marks the words, and takes the value back. */
  readonly onReset?: (() => void) | undefined;
}

/** A switch with its words; the words are its name. */
export function Switch({ value, onToggle, onReset, children, className, ...rest }: ToggleProps & { readonly children: ReactNode }) {
  const words = useId();
  return (
    <span className={styles.switchPlace}>
      <label className={classNames(styles.switchLine, className)}>
        <input
          type="checkbox"
          role="switch"
          className={styles.switch}
          checked={value === "on"}
          onChange={(event) => onToggle(event.currentTarget.checked ? "on" : "off")}
          {...rest}
        />
        <span id={words} className={classNames(onReset !== undefined && styles.set)}>
          {children}
        </span>
      </label>
      {onReset === undefined ? null : <ResetButton labelledBy={words} onReset={onReset} />}
    </span>
  );
}
