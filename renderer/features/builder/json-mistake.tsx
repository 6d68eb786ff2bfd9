import { useLayout, useTrace } from "../../stores/context";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";

const words = WORDS.builder.jsonMistake;

/** So many mistakes are told one by one. */
const MOST = 5;

/** Says where the JSON is wrong; the form below it shows the newest version without a mistake. */
export function JsonMistake({ view }: { readonly view: "form" | "json" }) {
  const problem = useTrace((state) => state.document?.problem ?? null);
  const setView = useLayout((state) => state.setBuilderView);
  if (problem === null) return null;
  const all = [problem, ...(problem.others ?? [])];
  return (
    <div className={styles.mistake} role="alert">
      <Icon name="disc-x" size={14} />
      <div>
        {all.slice(0, MOST).map((each) => (
          <p key={`${each.offset} ${each.message}`}>
            <b>{words.place(each)}</b> {each.message}
          </p>
        ))}
        {all.length > MOST ? <p>{words.more(all.length - MOST)}</p> : null}
        <p>{view === "form" ? words.formShowsLast : words.formKeepsLast}</p>
      </div>
      {view === "form" ? (
        <Button size="small" look="quiet" onClick={() => setView("json")}>
          {words.show}
        </Button>
      ) : null}
    </div>
  );
}
