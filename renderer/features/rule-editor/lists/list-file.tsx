import { useState } from "react";
import { useStores } from "../../../stores/context";
import { Button } from "../../../ui/button";
import { EmptyState } from "../../../ui/empty-state";
import { TabContent, TabList, Tabs } from "../../../ui/tabs";
import { WORDS } from "../../../words/words";
import { FileJson } from "../json-views";
import styles from "./list-file.module.css";
import { ListItems } from "./list-items";
import { itemsFile, type ListPlace } from "./list-place";

const words = WORDS.ruleEditor.listFile;

const VIEWS = [
  { value: "items", label: words.items },
  { value: "json", label: words.json },
] as const;

export interface ListFileProps extends ListPlace {
  readonly file: string;
  /** Pointer of what is looked at in the JSON; `null` begins with the items. */
  readonly at: string | null;
}

/** A list: its items as a table, or the whole file as JSON. Both are views of the same unsaved edits. */
export function ListFile({ list, items, file, at }: ListFileProps) {
  const { whatIf } = useStores();
  const [view, setView] = useState<(typeof VIEWS)[number]["value"]>(at === null || at === "" ? "items" : "json");
  return (
    <Tabs value={view} tabs={VIEWS} onChoose={setView}>
      <div className={styles.tabs}>
        <TabList label={words.views} tabs={VIEWS} />
      </div>
      <TabContent value="items">
        {items === null ? (
          <EmptyState size="small" title={words.apart} hint={itemsFile(list)}>
            <Button size="small" onClick={() => void whatIf.getState().open({ kind: "file", file: itemsFile(list) })}>
              {words.openItems}
            </Button>
          </EmptyState>
        ) : (
          <ListItems list={list} file={file} items={items} />
        )}
      </TabContent>
      <TabContent value="json">
        <FileJson file={file} at={at} phase={null} />
      </TabContent>
    </Tabs>
  );
}
