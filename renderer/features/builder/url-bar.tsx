import { useRef } from "react";
import { useLayout, useLibrary, useWorkspace } from "../../stores/context";
import { openWorkspace } from "../../stores/workspace/workspace";
import type { FieldProps } from "../../ui/field";
import { IconButton } from "../../ui/icon-button";
import { Menu, type MenuEntry } from "../../ui/menu";
import { TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { libraryUrls } from "./url-history";

const words = WORDS.builder.urlBar;

const NOTHING_SENT: readonly string[] = [];

interface UrlBarProps {
  readonly ids: Parameters<FieldProps["children"]>[0];
  readonly url: string;
  readonly onUrl: (url: string) => void;
  /** The field is left, or Enter says that the address is whole. */
  readonly onSettle: () => void;
}

/** The address, with those of this workspace that were asked for before; arrow down opens them. */
export function UrlBar({ ids, url, onUrl, onSettle }: UrlBarProps) {
  const path = useWorkspace((state) => openWorkspace(state)?.path ?? "");
  const sent = useLayout((state) => state.sentUrls[path] ?? NOTHING_SENT);
  const forget = useLayout((state) => state.forgetUrls);
  const library = useLibrary((state) => state.status);
  const button = useRef<HTMLButtonElement>(null);
  const saved = libraryUrls(library.kind === "ready" ? library.entries : [], sent);

  const entry = (address: string): MenuEntry => ({ kind: "action", label: address, run: () => onUrl(address) });
  const entries: readonly MenuEntry[] = [
    ...(sent.length === 0 ? [] : [{ kind: "heading", label: words.sentBefore } as const, ...sent.map(entry)]),
    ...(saved.length === 0 ? [] : [{ kind: "heading", label: words.inTheLibrary } as const, ...saved.map(entry)]),
    ...(sent.length === 0
      ? []
      : [
          { kind: "rule" } as const,
          { kind: "action", label: words.forgetSent, note: words.forgetSentNote, icon: "trash", run: () => forget(path) } as const,
        ]),
  ];

  return (
    <div className={styles.url}>
      <TextInput
        {...ids}
        data-pane-start=""
        face="mono"
        value={url}
        placeholder={words.placeholder}
        inputMode="url"
        title={url}
        onText={onUrl}
        onBlur={onSettle}
        onKeyDown={(event) => {
          if (event.key === "Enter") onSettle();
          if (event.key !== "ArrowDown" || entries.length === 0) return;
          event.preventDefault();
          button.current?.focus();
          button.current?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
        }}
      />
      <Menu
        label={words.label}
        entries={entries}
        trigger={
          <IconButton
            ref={button}
            icon="chevron-down"
            iconSize={12}
            label={words.label}
            title={entries.length === 0 ? words.none : words.open}
            disabled={entries.length === 0}
          />
        }
      />
    </div>
  );
}
