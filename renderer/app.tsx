import type { ComparedTraces } from "../engine/contract/index";
import { BesideDialogs } from "./features/beside/beside-dialog";
import { BesidePage, type PairShown } from "./features/beside/beside-page";
import { BuilderDialogs } from "./features/builder/builder-dialogs";
import { BuilderPane } from "./features/builder/builder-pane";
import { CompareDialogs } from "./features/compare/compare-dialogs";
import { ComparePage } from "./features/compare/compare-page";
import type { InspectedStep } from "./features/compare/inspect-step";
import { PairTimelines } from "./features/compare/pair-timelines";
import { ValueTable } from "./features/compare/value-table";
import { ConfigurationSection } from "./features/configuration/configuration-section";
import { FindingsPage } from "./features/configuration/findings-page";
import { CoveragePage } from "./features/coverage/coverage-page";
import { DropTarget } from "./features/import/drop-target";
import { ImportDialog } from "./features/import/import-dialog";
import { Inspector } from "./features/inspector/inspector";
import { StepInspector } from "./features/inspector/step-inspector";
import { LibraryDialogs } from "./features/library/library-dialogs";
import { LibrarySection } from "./features/library/library-section";
import { LiveDialog } from "./features/live/live-dialog";
import { ResultsPane } from "./features/results/results-pane";
import { RulePage } from "./features/rule-editor/rule-page";
import { RulesPane } from "./features/rule-editor/rules-pane";
import { RuleEditorDialogs } from "./features/rule-editor/save-dialogs";
import { WhatIfResults } from "./features/rule-editor/what-if-results";
import { RunDialogs } from "./features/runs/run-dialogs";
import { RunPage } from "./features/runs/run-page";
import { RunsSection } from "./features/runs/runs-section";
import { Shell } from "./features/shell/shell";
import { TabStrip } from "./features/tabs/tab-strip";
import { StoresProvider, useWhatIf } from "./stores/context";
import type { Stores } from "./stores/stores";
import { WORDS } from "./words/words";

const words = WORDS.app.app;

/** The window, put together: the features know each other only through the stores. */
export function App({ stores }: { readonly stores: Stores }) {
  return (
    <StoresProvider stores={stores}>
      <Shell
        library={<LibrarySection />}
        configuration={<ConfigurationSection />}
        runs={<RunsSection />}
        tabs={<TabStrip />}
        builder={<Asked />}
        results={<Happens />}
        findings={<FindingsPage />}
        run={<RunPage />}
        comparison={<ComparePage inspect={inspectStep} />}
        beside={<BesidePage timelines={renderTimelines} values={renderValues} />}
        coverage={<CoveragePage />}
      >
        <BuilderDialogs />
        <BesideDialogs />
        <LibraryDialogs />
        <CompareDialogs />
        <ImportDialog />
        <LiveDialog />
        <DropTarget />
        <RunDialogs />
        <RuleEditorDialogs />
      </Shell>
    </StoresProvider>
  );
}

/** A step of a comparison is looked at as closely as one of a single trace. */
function inspectStep(step: InspectedStep) {
  return <StepInspector {...step} shown="all" traceId={null} />;
}

function renderTimelines(shown: PairShown) {
  return <PairTimelines key={`${shown.names.before}\n${shown.names.after}`} {...shown} inspect={inspectStep} />;
}

function renderValues({ facets }: ComparedTraces) {
  return <ValueTable facets={facets} label={words.valuesLeftAndRight} />;
}

/** What is asked: a trace, or the rules of a ruleset. */
function Asked() {
  const editing = useWhatIf((state) => state.editing !== null);
  return editing ? <RulesPane /> : <BuilderPane />;
}

/** What happens: to the open trace, or because of a rule. */
function Happens() {
  const editing = useWhatIf((state) => state.editing !== null);
  return editing ? (
    <RulePage timeline={<ResultsPane inspector={null} />} />
  ) : (
    <WhatIfResults>
      <ResultsPane inspector={<Inspector />} />
    </WhatIfResults>
  );
}
