import { lazy, Suspense, useState } from "react";
import { useLayout } from "../../../stores/context";
import { Dialog } from "../../../ui/dialog";
import { ProgressBar } from "../../../ui/progress-bar";
import { TabContent, TabList, Tabs } from "../../../ui/tabs";
import { TextInput } from "../../../ui/text-input";
import { WORDS } from "../../../words/words";
import styles from "./help.module.css";
import { ShortcutsPage } from "./shortcuts-page";
import { SimulatedPage } from "./simulated-page";

const words = WORDS.shell.helpDialog;

const LanguagePage = lazy(async () => ({ default: (await import("./language-page")).LanguagePage }));

const PAGES = [
  { value: "language", label: words.rulesLanguage },
  { value: "shortcuts", label: words.keyboardShortcuts },
  { value: "simulated", label: words.simulated },
] as const;

/** Help that is there without a network: every name of the Rules language, every key, and how far a trace can be trusted. */
export function HelpDialog({ page, query: asked }: { readonly page: "language" | "shortcuts" | "simulated"; readonly query: string }) {
  const put = useLayout((state) => state.put);
  const [query, setQuery] = useState(asked);
  return (
    <Dialog title={words.help} width="broad" onClose={() => put(null)}>
      <Tabs value={page} tabs={PAGES} onChoose={(chosen) => put({ kind: "help", page: chosen })}>
        <div className={styles.bar}>
          <TextInput aria-label={words.searchHelp} placeholder={words.searchHint} value={query} onText={setQuery} autoFocus />
          <TabList label={words.kinds} tabs={PAGES} />
        </div>
        <div className={styles.pages}>
          <TabContent value="language">
            <Suspense fallback={<ProgressBar label={words.reading} />}>
              <LanguagePage query={query} />
            </Suspense>
          </TabContent>
          <TabContent value="shortcuts">
            <ShortcutsPage query={query} />
          </TabContent>
          <TabContent value="simulated">
            <SimulatedPage query={query} />
          </TabContent>
        </div>
      </Tabs>
    </Dialog>
  );
}
