import { type ReactNode, useId } from "react";
import { WORDS } from "../words/words";
import { classNames } from "./class-names";
import styles from "./field.module.css";
import { Icon } from "./icon";
import { IconButton } from "./icon-button";

const texts = WORDS.ui.field;

/** What a control needs to be tied to its label, its hint and its problem. */
interface ControlIds {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

export interface FieldProps {
  readonly label: string;
  /** What the label means, told to who hovers over it. */
  readonly help?: string | undefined;
  /** Stands at the right of the label; a description, not part of the name. */
  readonly aside?: ReactNode;
  readonly problem?: string | null | undefined;
  readonly className?: string | undefined;
  /** Given where the value is not the default: marks the label, and takes the value back. */
  readonly onReset?: (() => void) | undefined;
  readonly children: (ids: ControlIds) => ReactNode;
}

/** A label above a control, with a hint beside it and what is wrong below it. */
export function Field({ label, help, aside, problem, className, onReset, children }: FieldProps) {
  const id = useId();
  const asideId = `${id}-aside`;
  const problemId = `${id}-problem`;
  const labelId = `${id}-label`;
  const wrong = problem !== undefined && problem !== null;
  const described = [...(aside === undefined || aside === null ? [] : [asideId]), ...(wrong ? [problemId] : [])].join(" ");
  return (
    <div className={classNames(styles.field, className)}>
      <div className={styles.head}>
        <label className={classNames(styles.label, onReset !== undefined && styles.set)} id={labelId} htmlFor={id} title={help}>
          {label}
        </label>
        {aside === undefined || aside === null ? null : (
          <span className={styles.aside} id={asideId} title={typeof aside === "string" ? aside : undefined}>
            {typeof aside === "string" ? <span className={styles.words}>{aside}</span> : aside}
          </span>
        )}
        {onReset === undefined ? null : <ResetButton labelledBy={labelId} onReset={onReset} />}
      </div>
      {children({ id, "aria-describedby": described === "" ? undefined : described, "aria-invalid": wrong ? true : undefined })}
      {wrong ? <Problem id={problemId}>{problem}</Problem> : null}
    </div>
  );
}

const RESET = texts.reset;
const RESET_HINT = texts.resetHint;

/** Takes one value back to its default. Its name is the same everywhere; what it resets is its description. */
export function ResetButton({ labelledBy, onReset }: { readonly labelledBy: string; readonly onReset: () => void }) {
  return (
    <IconButton
      className={styles.reset}
      icon="undo"
      iconSize={12}
      label={RESET}
      title={RESET_HINT}
      aria-describedby={labelledBy}
      onClick={onReset}
    />
  );
}

/** What is wrong, right below the place where it is wrong. */
export function Problem({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p className={styles.problem} id={id} role="alert">
      <Icon name="x" size={12} />
      <span>{children}</span>
    </p>
  );
}
