import { useResult, useStores } from "../../stores/context";
import { lastFinished, type ResultState } from "../../stores/result/result";
import { sendTrace } from "../../stores/result/send-trace";
import { Switch } from "../../ui/toggle";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { ResetAll } from "./group-reset";

const words = WORDS.builder.followRedirects;

/** Whether Send trace goes on where the answer redirects to; a result that is there already is made again. */
export function FollowRedirects() {
  const stores = useStores();
  const redirects = useResult((state) => state.redirects);

  function change(to: ResultState["redirects"]): void {
    const { run, setRedirects } = stores.result.getState();
    setRedirects(to);
    stores.layout.getState().setRedirects(to);
    if (lastFinished(run) !== null) void sendTrace(stores);
  }

  return (
    <div className={styles.line}>
      <Switch
        value={redirects === "follow" ? "on" : "off"}
        onToggle={(value) => change(value === "on" ? "follow" : "stay")}
        onReset={redirects === "follow" ? () => change("stay") : undefined}
        title={WORDS.cases.followRedirects}
      >
        {words.followRedirects}
      </Switch>
      <ResetAll />
    </div>
  );
}
