import { useId } from "react";
import { useCases, useStores, useWorkspace } from "../../stores/context";
import { lastFinished } from "../../stores/result/result";
import { sendTrace } from "../../stores/result/send-trace";
import { messageOf } from "../../stores/support/message-of";
import { openWorkspace } from "../../stores/workspace/workspace";
import { Select } from "../../ui/select";
import { WORDS } from "../../words/words";
import styles from "./library.module.css";

const words = WORDS.libraryPane.environmentPicker;

const DEFAULT = "default";

/** Whose variables fill in `{{placeholders}}`, for Send trace and for runs; there only where the workspace has several environments. */
export function EnvironmentPicker() {
  const id = useId();
  const stores = useStores();
  const workspace = useWorkspace(openWorkspace);
  const fills = useCases((state) => (state.known === null ? "" : WORDS.cases.fillsIn(state.known.view.environment)));
  const others = workspace?.environments.filter((name) => name !== DEFAULT) ?? [];
  if (workspace === null || (others.length === 0 && workspace.environment === null)) return null;
  const { environment } = workspace;
  const gone = environment !== null && !others.includes(environment) ? [{ value: environment, label: words.notThere(environment) }] : [];
  const choices = [
    { value: "", label: workspace.environments.includes(DEFAULT) ? DEFAULT : words.none },
    ...others.map((name) => ({ value: name, label: name })),
    ...gone,
  ];

  async function choose(name: string): Promise<void> {
    try {
      await stores.workspace.getState().chooseEnvironment(name === "" ? null : name);
      stores.cases.getState().forgetOutcomes();
      stores.result.getState().outdate();
      const { run } = stores.result.getState();
      if (run.kind === "failed" || lastFinished(run) !== null) await sendTrace(stores);
    } catch (error) {
      stores.notices.getState().fail(messageOf(error));
    }
  }

  return (
    <div className={styles.environment}>
      <label htmlFor={id}>{words.environment}</label>
      <Select id={id} aria-describedby={`${id}-fills`} choices={choices} value={environment ?? ""} onChoose={(name) => void choose(name)} />
      <p id={`${id}-fills`} title={fills}>
        {fills}
      </p>
    </div>
  );
}
