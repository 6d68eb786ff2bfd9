import { Command as Parts } from "cmdk";
import { Dialog } from "radix-ui";
import { useMemo, useState } from "react";
import { useConfiguration, useLayout, useLibrary, useResult, useStores } from "../../stores/context";
import { lastFinished } from "../../stores/result/result";
import type { Stores } from "../../stores/stores";
import { showTrace } from "../../stores/trace/show-trace";
import { readableConfiguration } from "../../stores/workspace/configuration";
import { Icon } from "../../ui/icon";
import type { IconName } from "../../ui/icons";
import { Kbd } from "../../ui/kbd";
import { keyHint } from "../../ui/key-hint";
import popup from "../../ui/popup.module.css";
import { useReturnFocus } from "../../ui/return-focus";
import { WORDS } from "../../words/words";
import { listCommands, soughtText } from "./commands";
import { type Place, phaseSteps, rulePlaces } from "./palette-places";
import { rankByWords } from "./rank-by-words";
import styles from "./shell.module.css";

const words = WORDS.shell.palette;

/** So many traces are offered; more words narrow them down. */
const MOST = 40;

/** Commands and saved traces, found by a few letters of their words. */
export function Palette() {
  const put = useLayout((state) => state.put);
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : put(null))}>
      <Dialog.Portal>
        <Dialog.Overlay className={popup.veil} />
        <Dialog.Content className={styles.palette} aria-describedby={undefined} onCloseAutoFocus={returnFocus}>
          <Dialog.Title hidden>{words.title}</Dialog.Title>
          <PaletteBody />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBody() {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  const library = useLibrary((state) => state.status);
  const [query, setQuery] = useState("");
  const entries = library.kind === "ready" ? library.entries : [];
  const commands = rankByWords(listCommands(stores), query, soughtText);
  const traces = rankByWords(entries, query, (entry) => `${entry.name} ${entry.folder} ${entry.tags.join(" ")}`).slice(0, MOST);

  const view = useConfiguration(readableConfiguration);
  const finished = useResult((state) => lastFinished(state.run));
  // A letter only chooses among them: of many thousand rules they are listed once.
  const allRules = useMemo(() => rulePlaces(stores, view), [stores, view]);
  const allPhases = useMemo(() => phaseSteps(stores, finished), [stores, finished]);
  const sought = query.trim() !== "";
  const rules = sought ? rankByWords(allRules, query, ({ title, where }) => `${title} ${where}`).slice(0, MOST) : [];
  const phases = sought ? rankByWords(allPhases, query, ({ title, where }) => `${title} ${where}`) : [];

  const helps: readonly Place[] = sought
    ? [helpPlace("language", WORDS.menus.inLanguage(query.trim())), helpPlace("shortcuts", WORDS.menus.inShortcuts(query.trim()))]
    : [];

  function helpPlace(page: "language" | "shortcuts", title: string): Place {
    return { key: `help ${page}`, title, where: "", go: () => put({ kind: "help", page, query: query.trim() }) };
  }

  function close(run: () => void): void {
    put(null);
    run();
  }

  return (
    <Parts shouldFilter={false} label={words.description} loop>
      <div className={styles.paletteInput}>
        <Icon name="search" size={14} />
        <Parts.Input value={query} onValueChange={setQuery} placeholder={words.placeholder} />
      </div>
      <Parts.List className={styles.paletteList} label={words.found}>
        {commands.length + traces.length + rules.length + phases.length === 0 ? <p className={styles.nothing}>{words.none}</p> : null}
        {commands.length === 0 ? null : (
          <Parts.Group heading={words.commands}>
            {commands.map((command) => (
              <Parts.Item
                key={command.id}
                value={command.id}
                className={styles.paletteItem}
                disabled={command.unavailable !== undefined}
                onSelect={() => close(command.run)}
              >
                <Icon name={command.icon} size={14} />
                <span>{command.label}</span>
                {command.unavailable === undefined ? null : <span className={styles.paletteNote}>{command.unavailable}</span>}
                {command.keys === undefined ? null : <Kbd>{keyHint(command.keys)}</Kbd>}
              </Parts.Item>
            ))}
          </Parts.Group>
        )}
        {traces.length === 0 ? null : (
          <Parts.Group heading={words.traces}>
            {traces.map((entry) => (
              <Parts.Item
                key={entry.traceId}
                value={`trace ${entry.traceId}`}
                className={styles.paletteItem}
                onSelect={() => close(() => void goToTrace(stores, entry.traceId))}
              >
                <Icon name={entry.broken === null ? "request" : "warning"} size={14} />
                <span>{entry.name}</span>
                <span className={styles.paletteNote}>{entry.folder}</span>
              </Parts.Item>
            ))}
          </Parts.Group>
        )}
        <PlaceGroup heading={words.rules} icon="tree" places={rules} onChoose={close} />
        <PlaceGroup heading={words.steps} icon="list" places={phases} onChoose={close} />
        <PlaceGroup heading={WORDS.menus.help} icon="ring-unknown" places={helps} onChoose={close} />
      </Parts.List>
    </Parts>
  );
}

/** The palette asks for the trace itself, so that the keyboard goes on there. */
async function goToTrace(stores: Stores, traceId: string): Promise<void> {
  await showTrace(stores, traceId, "pinned");
  stores.layout.getState().wantFocus("opened");
}

interface PlaceGroupProps {
  readonly heading: string;
  readonly icon: IconName;
  readonly places: readonly Place[];
  readonly onChoose: (go: () => void) => void;
}

function PlaceGroup({ heading, icon, places, onChoose }: PlaceGroupProps) {
  if (places.length === 0) return null;
  return (
    <Parts.Group heading={heading}>
      {places.map(({ key, title, where, go }) => (
        <Parts.Item key={key} value={key} className={styles.paletteItem} onSelect={() => onChoose(go)}>
          <Icon name={icon} size={14} />
          <span>{title}</span>
          <span className={styles.paletteNote}>{where}</span>
        </Parts.Item>
      ))}
    </Parts.Group>
  );
}
