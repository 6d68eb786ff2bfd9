import { useLayout } from "../../../stores/context";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { TabContent, TabList, Tabs } from "../../../ui/tabs";
import { WORDS } from "../../../words/words";
import styles from "./cases.module.css";
import { CasesTable } from "./cases-table";
import { MatrixForm } from "./matrix-form";

const words = WORDS.cases;
const VIEWS = [
  { value: "table", label: words.table },
  { value: "matrix", label: words.matrix },
] as const;

/** The cases of the trace on screen, in a pane wide enough for a table. What is changed is in the trace at once. */
export function CasesDialog({ view }: { readonly view: "table" | "matrix" }) {
  const put = useLayout((state) => state.put);
  return (
    <Dialog
      title={words.title}
      width="wide"
      onClose={() => put(null)}
      footer={
        <Button look={view === "matrix" ? "plain" : "primary"} onClick={() => put(null)}>
          {words.done}
        </Button>
      }
    >
      <div className={styles.dialog} data-undo="trace">
        <Tabs value={view} tabs={VIEWS} onChoose={(chosen) => put({ kind: "cases", view: chosen })}>
          <TabList label={words.views} tabs={VIEWS} />
          <TabContent value="table">
            <CasesTable />
          </TabContent>
          <TabContent value="matrix">
            <MatrixForm onUsed={() => put({ kind: "cases", view: "table" })} />
          </TabContent>
        </Tabs>
      </div>
    </Dialog>
  );
}
