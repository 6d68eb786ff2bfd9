import { type KeyboardEvent, type Ref } from "react";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { Select } from "../../ui/select";
import { BareInput, InputFrame } from "../../ui/text-input";
import styles from "./filter-bar.module.css";
import type { StepFilter } from "./step-filter";

type Search = Pick<StepFilter, "text" | "phase">;

export interface FilterBarProps {
  readonly search: Search;
  /** Outermost steps to choose from: phase and name. */
  readonly phases: readonly { readonly phase: string; readonly title: string }[];
  readonly onSearch: (changed: Partial<Search>) => void;
  readonly onJump: (direction: "next" | "previous") => void;
  readonly onFoldAll: (to: "open" | "closed") => void;
  readonly onClose: () => void;
  /** How many steps are left. */
  readonly found: number;
  readonly ref: Ref<HTMLInputElement>;
}

/** Looks for steps by words and by phase, and goes from match to match. */
export function FilterBar({ search, phases, onSearch, onJump, onFoldAll, onClose, found, ref }: FilterBarProps) {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter") onJump(event.shiftKey ? "previous" : "next");
    else return;
    event.preventDefault();
  }

  return (
    <search className={styles.bar} aria-label="Steps">
      <InputFrame className={styles.text}>
        <Icon name="search" size={14} className={styles.dim} />
        <BareInput
          ref={ref}
          aria-label="Filter steps"
          placeholder="Name, action, expression…"
          value={search.text}
          onText={(text) => onSearch({ text })}
          onKeyDown={onKeyDown}
        />
        {search.text === "" ? null : (
          <span className={styles.found} role="status">
            {found === 1 ? "1 step" : `${found.toLocaleString()} steps`}
          </span>
        )}
      </InputFrame>
      <Select
        aria-label="Steps of phase"
        className={styles.phase}
        value={search.phase ?? ""}
        choices={[{ value: "", label: "All phases" }, ...phases.map(({ phase, title }) => ({ value: phase, label: title }))]}
        onChoose={(phase) => onSearch({ phase: phase === "" ? null : phase })}
      />
      <span className={styles.buttons}>
        <IconButton icon="up" label="Previous match" title="Previous match (Alt+↑)" onClick={() => onJump("previous")} />
        <IconButton icon="down" label="Next match" title="Next match (Alt+↓)" onClick={() => onJump("next")} />
        <IconButton icon="minus" label="Fold all steps" onClick={() => onFoldAll("closed")} />
        <IconButton icon="plus" label="Unfold all steps" onClick={() => onFoldAll("open")} />
        <IconButton icon="x" label="Close filter" onClick={onClose} />
      </span>
    </search>
  );
}
