import { BuilderDialogs } from "./features/builder/builder-dialogs";
import { BuilderPane } from "./features/builder/builder-pane";
import { ConfigurationDialogs } from "./features/configuration/configuration-dialogs";
import { ConfigurationSection } from "./features/configuration/configuration-section";
import { Inspector } from "./features/inspector/inspector";
import { LibraryDialogs } from "./features/library/library-dialogs";
import { LibrarySection } from "./features/library/library-section";
import { ResultsPane } from "./features/results/results-pane";
import { Shell } from "./features/shell/shell";
import { StoresProvider } from "./stores/context";
import type { Stores } from "./stores/stores";

/** The window, put together: the features know each other only through the stores. */
export function App({ stores }: { readonly stores: Stores }) {
  return (
    <StoresProvider stores={stores}>
      <Shell
        library={<LibrarySection />}
        configuration={<ConfigurationSection />}
        builder={<BuilderPane />}
        results={<ResultsPane inspector={<Inspector />} />}
      >
        <BuilderDialogs />
        <ConfigurationDialogs />
        <LibraryDialogs />
      </Shell>
    </StoresProvider>
  );
}
