import { useLayout, useLibrary, useStores, useTrace } from "../../stores/context";
import { runWholeLibrary } from "../../stores/runs/run-library";
import { startNewTrace } from "../../stores/trace/save-trace";
import { Button } from "../../ui/button";
import { ErrorState } from "../../ui/error-state";
import { IconButton } from "../../ui/icon-button";
import { Menu } from "../../ui/menu";
import { ProgressBar } from "../../ui/progress-bar";
import { SideSection } from "../../ui/side-section";
import { WORDS } from "../../words/words";
import { EnvironmentPicker } from "./environment-picker";
import { partEntries } from "./library-menu";
import { LibraryTree } from "./library-tree";

const words = WORDS.libraryPane.librarySection;

/** All saved traces of the workspace, in folders. */
export function LibrarySection() {
  const stores = useStores();
  const status = useLibrary((state) => state.status);
  const refresh = useLibrary((state) => state.refresh);
  const fold = useLayout((state) => state.folds["library"] ?? "open");
  const setFold = useLayout((state) => state.fold);
  const put = useLayout((state) => state.put);
  const folder = useTrace((state) => state.document?.folder ?? "");
  const count = status.kind === "ready" ? status.entries.length : undefined;
  return (
    <SideSection
      title={words.library}
      count={count}
      fold={fold}
      onFold={(state) => setFold("library", state)}
      actions={
        <>
          <IconButton icon="play" label={words.runLibrary} onClick={() => void runWholeLibrary(stores)} />
          <Menu
            label={words.runPart}
            entries={partEntries(stores)}
            trigger={<IconButton icon="chevron-down" iconSize={12} label={words.runPart} />}
          />
          <Menu
            label={words.add}
            entries={[
              { kind: "action", label: words.newTrace, icon: "plus", run: () => startNewTrace(stores, folder) },
              { kind: "action", label: words.importRequest, icon: "down", run: () => put({ kind: "import" }) },
              { kind: "action", label: words.newFolder, icon: "folder", run: () => put({ kind: "new-folder", above: "" }) },
            ]}
            trigger={<IconButton icon="plus" label={words.add} />}
          />
        </>
      }
    >
      <EnvironmentPicker />
      {status.kind === "loading" ? <ProgressBar label={words.reading} /> : null}
      {status.kind === "failed" ? (
        <ErrorState size="small" message={status.message}>
          <Button size="small" onClick={() => void refresh()}>
            {words.readAgain}
          </Button>
        </ErrorState>
      ) : null}
      {status.kind === "ready" ? <LibraryTree /> : null}
    </SideSection>
  );
}
