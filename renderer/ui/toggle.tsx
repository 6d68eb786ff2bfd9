import type { InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./field.module.css";

type Toggled = "on" | "off";

interface ToggleProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "onToggle" | "value" | "checked" | "type"> {
  readonly value: Toggled;
  readonly onToggle: (value: Toggled) => void;
}

/** A switch with its words; the words are its name. */
export function Switch({ value, onToggle, children, className, ...rest }: ToggleProps & { readonly children: ReactNode }) {
  return (
    <label className={classNames(styles.switchLine, className)}>
      <input
        type="checkbox"
        role="switch"
        className={styles.switch}
        checked={value === "on"}
        onChange={(event) => onToggle(event.currentTarget.checked ? "on" : "off")}
        {...rest}
      />
      {children}
    </label>
  );
}
