import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from "react";
import { classNames } from "./class-names";
import styles from "./field.module.css";

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> {
  readonly face?: "sans" | "mono";
  readonly onText: (text: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextInput({ face = "sans", onText, className, ...rest }: TextInputProps) {
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      className={classNames(styles.input, face === "mono" && styles.mono, className)}
      onChange={(event) => onText(event.currentTarget.value)}
      {...rest}
    />
  );
}

export interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "onChange"> {
  readonly face?: "sans" | "mono";
  readonly onText: (text: string) => void;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text; a person can make it higher. */
export function TextArea({ face = "sans", onText, className, ...rest }: TextAreaProps) {
  return (
    <textarea
      spellCheck={face === "sans"}
      className={classNames(styles.input, styles.area, face === "mono" && styles.mono, className)}
      onChange={(event) => onText(event.currentTarget.value)}
      {...rest}
    />
  );
}

/** A field made of several parts: an icon, a bare input, a button. */
export function InputFrame({ className, children }: { readonly className?: string | undefined; readonly children: ReactNode }) {
  return <span className={classNames(styles.input, className)}>{children}</span>;
}

/** The input inside an `InputFrame`. */
export function BareInput({ onText, className, ...rest }: Omit<TextInputProps, "face">) {
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      className={classNames(styles.bare, className)}
      onChange={(event) => onText(event.currentTarget.value)}
      {...rest}
    />
  );
}
