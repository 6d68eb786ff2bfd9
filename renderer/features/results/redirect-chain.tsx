import type { TraceChain } from "../../../engine/contract/index";
import { outcomeMark } from "../../../engine/trace/step-mark";
import { useStores } from "../../stores/context";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { Mark } from "../../ui/mark";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./redirect-chain.module.css";

const words = WORDS.results.redirectChain;

/** The requests that redirects led to, in order; each shows its own timeline. Nothing where the first answer is no redirect. */
export function RedirectChain({ chain: { hops, end, sentence }, hop: chosen }: { readonly chain: TraceChain; readonly hop: number }) {
  const { chooseHop } = useStores().result.getState();
  if (hops.length === 1 && end.kind === "answered") return null;
  const stops = end.kind === "loop" || end.kind === "too-many-redirects";
  const followed = words.followed(hops.length - 1);
  return (
    <section className={styles.chain} aria-label={words.redirects}>
      <p className={classNames(styles.end, stops && text.warn)} role="status">
        {stops ? <Icon name="warning" size={12} /> : null}
        {end.kind === "answered" ? followed : sentence}
      </p>
      <ol className={styles.hops}>
        {hops.map(({ trace, result }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a hop is its place in the chain
          <li key={index}>
            <button
              type="button"
              className={styles.hop}
              aria-current={index === chosen ? "step" : undefined}
              title={trace.url}
              onClick={() => chooseHop(index)}
            >
              <span className={text.dim}>{index + 1}</span>
              <Mark kind={outcomeMark(result.workbench.outcome)} size={14} />
              <b>{result.status_code ?? result.workbench.outcome}</b>
              <span>{trace.method}</span>
              <code className={text.cut}>{trace.url}</code>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
