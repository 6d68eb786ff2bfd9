import { ContextMenu as ContextParts, DropdownMenu as Parts } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import type { IconName } from "./icons";
import { Kbd } from "./kbd";
import styles from "./popup.module.css";

export type MenuEntry =
  | {
      readonly kind: "action";
      readonly label: string;
      readonly note?: string;
      readonly icon?: IconName;
      readonly keys?: string | undefined;
      readonly tone?: "danger";
      /** Why it cannot be done now; the entry is then shown but not offered. */
      readonly unavailable?: string | undefined;
      readonly run: () => void;
    }
  | { readonly kind: "choice"; readonly label: string; readonly note?: string; readonly chosen: "yes" | "no"; readonly run: () => void }
  | { readonly kind: "heading"; readonly label: string }
  | { readonly kind: "rule" };

interface EntryParts {
  readonly Item: typeof Parts.Item | typeof ContextParts.Item;
  readonly Separator: typeof Parts.Separator | typeof ContextParts.Separator;
  readonly Label: typeof Parts.Label | typeof ContextParts.Label;
}

/** A menu that opens below its button. */
export function Menu({
  trigger,
  entries,
  label,
}: {
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly label: string;
}) {
  return (
    <Parts.Root modal={false}>
      <Parts.Trigger asChild>{trigger}</Parts.Trigger>
      <Parts.Portal>
        <Parts.Content
          className={styles.menu}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={leaveFocus}
        >
          {renderEntries(entries, Parts)}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}

/** The same entries on a right click or the context-menu key. */
export function ContextMenu({
  entries,
  label,
  children,
}: {
  readonly entries: readonly MenuEntry[];
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <ContextParts.Root modal={false}>
      <ContextParts.Trigger asChild>{children}</ContextParts.Trigger>
      <ContextParts.Portal>
        <ContextParts.Content className={styles.menu} collisionPadding={8} aria-label={label} onCloseAutoFocus={leaveFocus}>
          {renderEntries(entries, ContextParts)}
        </ContextParts.Content>
      </ContextParts.Portal>
    </ContextParts.Root>
  );
}

/** What was chosen may have given the focus to something: it stays there. */
function leaveFocus(event: Event): void {
  const { activeElement } = document;
  if (activeElement !== null && activeElement !== document.body && activeElement.closest("[role='menu']") === null) event.preventDefault();
}

function renderEntries(entries: readonly MenuEntry[], { Item, Separator, Label }: EntryParts): readonly ReactNode[] {
  return entries.map((entry, index) => {
    switch (entry.kind) {
      case "rule":
        return <Separator key={`rule-${index}`} className={styles.rule} />;
      case "heading":
        return (
          <Label key={`${index} ${entry.label}`} className={styles.heading}>
            {entry.label}
          </Label>
        );
      case "choice":
        return (
          <Item
            key={`${index} ${entry.label}`}
            className={styles.item}
            onSelect={entry.run}
            role="menuitemradio"
            aria-checked={entry.chosen === "yes"}
          >
            <span className={styles.mark}>{entry.chosen === "yes" ? <Icon name="check" size={12} /> : null}</span>
            <Words label={entry.label} note={entry.note} />
          </Item>
        );
      case "action":
        return (
          <Item
            key={`${index} ${entry.label}`}
            className={classNames(styles.item, entry.tone === "danger" && styles.danger)}
            disabled={entry.unavailable !== undefined}
            onSelect={entry.run}
          >
            {entry.icon === undefined ? null : <Icon name={entry.icon} size={14} />}
            <Words label={entry.label} note={entry.unavailable ?? entry.note} />
            {entry.keys === undefined ? null : <Kbd>{entry.keys}</Kbd>}
          </Item>
        );
      default:
        return null;
    }
  });
}

function Words({ label, note }: { readonly label: string; readonly note: string | undefined }) {
  return (
    <span className={styles.words}>
      <span>{label}</span>
      {note === undefined ? null : <span className={styles.note}>{note}</span>}
    </span>
  );
}
