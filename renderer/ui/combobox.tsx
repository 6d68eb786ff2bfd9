import { Popover } from "radix-ui";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { WORDS } from "../words/words";
import { classNames } from "./class-names";
import styles from "./combobox.module.css";
import { TextInput, type TextInputProps } from "./text-input";

const words = WORDS.ui.combobox;

/** One of the choices; `note` stands at its right: a code, say. */
export interface ComboboxChoice {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
}

export interface ComboboxProps extends Omit<TextInputProps, "list" | "value"> {
  readonly text: string;
  /** The choices that fit what was typed, best first; `null` while the list is opened without typing. */
  readonly choicesFor: (typed: string | null) => readonly ComboboxChoice[];
  readonly onPick: (choice: ComboboxChoice) => void;
  /** What was typed is finished: the field is left, or Enter takes it without a choice. */
  readonly onSettle?: () => void;
}

/** So many choices are shown; the rest is found by typing. */
const MOST = 80;

const CHOICES = words.choices;

/** A text field with a list of choices below it, searched while typing. The text stays free: what it may be is the owner's to say. */
export function Combobox({ text, choicesFor, onPick, onSettle, onText, onKeyDown, onBlur, ...rest }: ComboboxProps) {
  const id = useId();
  const [opened, setOpened] = useState<{ readonly typed: string | null; readonly active: number } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const all = opened === null ? [] : choicesFor(opened.typed);
  const choices = all.slice(0, MOST);
  const isOpen = opened !== null && choices.length > 0;
  const active = opened === null ? -1 : Math.min(opened.active, choices.length - 1);

  useEffect(() => {
    if (isOpen && active >= 0) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id, isOpen]);

  function open(typed: string | null, at: number): void {
    setOpened({ typed, active: at });
  }

  function pick(choice: ComboboxChoice | undefined): void {
    setOpened(null);
    if (choice !== undefined) onPick(choice);
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    onKeyDown?.(event);
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (opened === null) open(null, 0);
      else setOpened({ ...opened, active: (active + step + choices.length) % Math.max(1, choices.length) });
    } else if (event.key === "Enter" && isOpen && active >= 0) {
      event.preventDefault();
      pick(choices[active]);
    } else if (event.key === "Enter") {
      setOpened(null);
      onSettle?.();
    } else if (event.key === "Escape" && opened !== null) {
      event.preventDefault();
      event.stopPropagation();
      setOpened(null);
    }
  }

  return (
    <Popover.Root open={isOpen}>
      <Popover.Anchor asChild>
        <TextInput
          {...rest}
          ref={input}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
          value={text}
          onText={(typed) => {
            open(typed, typed === "" ? -1 : 0);
            onText(typed);
          }}
          onClick={() => (opened === null ? open(null, -1) : undefined)}
          onKeyDown={onKey}
          onBlur={(event) => {
            setOpened(null);
            onSettle?.();
            onBlur?.(event);
          }}
        />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          role="listbox"
          id={`${id}-list`}
          aria-label={CHOICES}
          className={styles.list}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
        >
          {choices.map((choice, index) => (
            <div
              key={choice.value}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classNames(styles.option, index === active && styles.active)}
              onMouseMove={() => (opened === null || index === active ? undefined : setOpened({ ...opened, active: index }))}
              onClick={() => pick(choice)}
              onKeyDown={undefined}
            >
              <span>{choice.label}</span>
              {choice.note === undefined ? null : <span>{choice.note}</span>}
            </div>
          ))}
          {all.length > choices.length ? (
            <div className={styles.more} role="presentation">
              {words.more(all.length - choices.length)}
            </div>
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
