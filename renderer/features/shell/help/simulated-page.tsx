import type { Fidelity } from "../../../../engine/contract/index";
import { listSimulatedParts } from "../../../../engine/trace/simulated-parts";
import { classNames } from "../../../ui/class-names";
import text from "../../../ui/text.module.css";
import { WORDS } from "../../../words/words";
import { rankByWords } from "../rank-by-words";
import styles from "./help.module.css";

const words = WORDS.shell.simulatedPage;

const TONES: Readonly<Record<Fidelity, string | undefined>> = {
  exact: text.ok,
  modelled: undefined,
  assumed: text.warn,
  "not simulated": text.warn,
};

/** Every phase and product in the order a request passes them: how close the simulation comes, and where that is read from. */
export function SimulatedPage({ query }: { readonly query: string }) {
  const parts = listSimulatedParts();
  const found = rankByWords(parts, query, ({ product, phase, fidelity, note, shown }) =>
    [product, phase ?? "", words.fidelities[fidelity], note, ...(shown === "beyond" ? ["beyond"] : [])].join(" "),
  );
  return (
    <>
      <p className={styles.count} role="status">
        {found.length === parts.length ? words.intro(parts.length) : WORDS.counts.stepsOf(found.length, parts.length)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must reach it */}
      <section className={styles.list} aria-label={words.label} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">{words.step}</th>
              <th scope="col">{words.simulated}</th>
              <th scope="col" title={words.inTraceHint}>
                {words.inTrace}
              </th>
              <th scope="col">{words.why}</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ place, product, phase, levels, fidelity, shown, note, documentation }) => (
              <tr key={place} className={styles.part}>
                <td className={text.dim}>{place}</td>
                <td>
                  <a href={documentation} target="_blank" rel="noreferrer" title={words.documentation(documentation)}>
                    {product}
                  </a>
                  {phase === null ? null : <code className={styles.phase}>{phase}</code>}
                  {levels.length === 0 ? null : <span className={styles.phase}>{levels.join(", ")}</span>}
                </td>
                <td className={classNames(styles.fidelity, TONES[fidelity])}>{words.fidelities[fidelity]}</td>
                <td>{shown === "beyond" ? words.no : words.yes}</td>
                <td className={text.soft}>{note}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {found.length === 0 ? <p className={styles.nothing}>{words.none}</p> : null}
      </section>
    </>
  );
}
