import type { JudgedComparison } from "../../../engine/contract/index";
import { plainValueText } from "../../../engine/trace/value-text";
import { WORDS } from "../../words/words";
import styles from "./compare.module.css";

const words = WORDS.compare.valueTable;

type Facets = JudgedComparison["facets"];
type Value = Facets[number]["values"][number];

/** As many values are shown; a case that differs in more is told by its timelines. */
const MOST = 8;

/** What the answer above says already. */
const SAID: ReadonlySet<string> = new Set(["outcome", "status"]);

/** The values that one side has otherwise than the other. */
export function ValueTable({ facets, label = words.label }: { readonly facets: Facets; readonly label?: string }) {
  const values = facets
    .filter(({ facet }) => facet !== "path")
    .flatMap((facet) => facet.values)
    .filter(({ name }) => !SAID.has(name));
  if (values.length === 0) return null;
  return (
    <table className={styles.values} aria-label={label}>
      <tbody>
        {values.slice(0, MOST).map((value) => (
          <tr key={value.name}>
            <th scope="row">{value.name}</th>
            <td>
              <ValueText value={value.before} look="before" />
              <span className={styles.to} aria-label={words.becomes}>
                →
              </span>
              <ValueText value={value.after} look="after" />
            </td>
          </tr>
        ))}
        {values.length > MOST ? (
          <tr>
            <th scope="row">{words.more(values.length - MOST)}</th>
            <td />
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function ValueText({ value, look }: { readonly value: Value["before"]; readonly look: "before" | "after" }) {
  const text = value === null ? WORDS.compare.values.none : plainValueText(value);
  return look === "before" ? <del title={text}>{text}</del> : <ins title={text}>{text}</ins>;
}
