import { lazy, Suspense, useState } from "react";
import { useLayout } from "../../../stores/context";
import { Dialog } from "../../../ui/dialog";
import { ProgressBar } from "../../../ui/progress-bar";
import { TabContent, TabList, Tabs } from "../../../ui/tabs";
import { TextInput } from "../../../ui/text-input";
import styles from "./help.module.css";
import { ShortcutsPage } from "./shortcuts-page";
import { SimulatedPage } from "./simulated-page";

const LanguagePage = lazy(async () => ({ default: (await import("./language-page")).LanguagePage }));

const PAGES = [
  { value: "language", label: "Rules language" },
  { value: "shortcuts", label: "Keyboard shortcuts" },
  { value: "simulated", label: "What is simulated" },
] as const;

/** Help that is there without a network: every name of the Rules language, every key, and how far a trace can be trusted. */
export function HelpDialog({ page, query: asked }: { readonly page: "language" | "shortcuts" | "simulated"; readonly query: string }) {
  const put = useLayout((state) => state.put);
  const [query, setQuery] = useState(asked);
  return (
    <Dialog title="Help" onClose={() => put(null)}>
      <Tabs value={page} tabs={PAGES} onChoose={(chosen) => put({ kind: "help", page: chosen })}>
        <div className={styles.bar}>
          <TextInput
            aria-label="Search help"
            placeholder="Search: a name, or a word of what it does"
            value={query}
            onText={setQuery}
            autoFocus
          />
          <TabList label="Kind of help" tabs={PAGES} />
        </div>
        <TabContent value="language">
          <Suspense fallback={<ProgressBar label="Reading the language reference" />}>
            <LanguagePage query={query} />
          </Suspense>
        </TabContent>
        <TabContent value="shortcuts">
          <ShortcutsPage query={query} />
        </TabContent>
        <TabContent value="simulated">
          <SimulatedPage query={query} />
        </TabContent>
      </Tabs>
    </Dialog>
  );
}
