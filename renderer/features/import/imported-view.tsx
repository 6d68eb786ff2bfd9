import type { ImportReport } from "../../../engine/contract/index";
import { compareNow } from "../../stores/compare/compare-now";
import { useStores } from "../../stores/context";
import { messageOf } from "../../stores/support/message-of";
import { openWorkspace } from "../../stores/workspace/workspace";
import { Button } from "../../ui/button";
import { WORDS } from "../../words/words";
import { ImportFrame } from "./import-frame";
import { ReportView } from "./report-view";

const words = WORDS.importing.importDialog;

/** What came in, and what can be done with it. */
export function ImportedView({ reports }: { readonly reports: readonly ImportReport[] }) {
  const stores = useStores();
  const [first, second] = reports;
  const close = (): void => {
    stores.layout.getState().put(null);
    stores.imports.getState().clear();
  };

  async function use(configuration: string, other: string | undefined): Promise<void> {
    close();
    const { workspace, layout, notices } = stores;
    try {
      await workspace.getState().activate(configuration);
      const open = openWorkspace(workspace.getState());
      if (other !== undefined && open !== null) {
        layout.getState().compareWith(open.path, other);
        await compareNow(stores);
      }
    } catch (error) {
      notices.getState().fail(messageOf(error));
    }
  }

  return (
    <ImportFrame
      title={words.imported}
      footer={
        <>
          <Button onClick={close}>{words.close}</Button>
          {first === undefined ? null : (
            <Button look="primary" onClick={() => void use(first.configuration, second?.configuration)}>
              {second === undefined ? words.use : words.compareBoth}
            </Button>
          )}
        </>
      }
    >
      {reports.map((report) => (
        <ReportView key={report.configuration} report={report} />
      ))}
    </ImportFrame>
  );
}
