import type { LiveAnswer } from "../../stores/result/live";
import { Icon } from "../../ui/icon";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import { comparedSteps, differenceRows } from "./difference-rows";
import styles from "./live.module.css";

const words = WORDS.live;

/** As many are listed; the evidence file has all. */
const MOST = 200;

/** What Cloudflare's own Trace says otherwise. */
export function LiveDifferences({ answer }: { readonly answer: LiveAnswer }) {
  const { calibration, evidence, unsent } = answer;
  const rows = differenceRows(answer);
  const same = calibration.differences === 0;
  const compared = comparedSteps(answer);
  return (
    <>
      <p className={styles.verdict} role="status">
        <Icon name={same ? "disc-check" : "not-equal"} size={20} className={same ? text.ok : text.warn} />
        {same ? words.same(compared) : words.otherwise(calibration.differences, compared)}
      </p>
      {rows.length === 0 ? null : (
        <section className={styles.scroll} aria-label={words.differences} tabIndex={0}>
          <table className={styles.differences}>
            <thead>
              <tr>
                {[words.place, words.property, words.ours, words.theirs].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST).map(({ key, place, what, ours, theirs }) => (
                <tr key={key}>
                  <td title={place}>{place}</td>
                  <td>{what}</td>
                  <td>
                    <code title={ours}>{ours}</code>
                  </td>
                  <td>
                    <code title={theirs}>{theirs}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rows.length > MOST ? <p className={styles.hint}>{words.more(rows.length - MOST)}</p> : null}
      {[...calibration.remarks, ...(unsent.length === 0 ? [] : [words.unsentList(unsent)])].map((remark) => (
        <p key={remark} className={styles.hint}>
          {remark}
        </p>
      ))}
      <p className={styles.hint}>{words.evidence(evidence)}</p>
    </>
  );
}
