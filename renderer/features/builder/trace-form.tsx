import { useLayoutEffect, useRef } from "react";
import { useStores } from "../../stores/context";
import { WORDS } from "../../words/words";
import { AboutTrace } from "./about-trace";
import { RequestBody } from "./body/request-body";
import styles from "./builder.module.css";
import { CasesGroup } from "./cases/cases-group";
import { Expectations } from "./expectations";
import { KnownByEdge } from "./known-by-edge";
import { OriginResponse } from "./origin-response";
import { headerPairs, keepHeaders, keptHeaders, pairsRecord, recordPairs } from "./pairs";
import { PairsTable } from "./pairs-table";
import { PresetMenu } from "./preset-menu";
import { RequestLine } from "./request-line";
import { useSavedPart } from "./use-saved";

const words = WORDS.builder.traceForm;

/** The trace as a form. `name` is the document's key: another document starts with fresh fields. */
export function TraceForm({ name }: { readonly name: string }) {
  const { scrolls } = useStores();
  const form = useRef<HTMLFormElement | null>(null);
  useLayoutEffect(() => {
    if (form.current !== null) form.current.scrollTop = scrolls.top("form", name);
  }, [scrolls, name]);
  return (
    <form
      ref={form}
      className={styles.form}
      key={name}
      aria-label={words.trace}
      onScroll={(event) => scrolls.keep("form", name, event.currentTarget.scrollTop)}
      onSubmit={(event) => event.preventDefault()}
    >
      <Purpose />
      <RequestLine />
      <Headers />
      <Cookies />
      <KnownByEdge />
      <RequestBody />
      <OriginResponse />
      <Expectations />
      <CasesGroup />
      <AboutTrace />
    </form>
  );
}

/** What the trace is for. */
function Purpose() {
  const { description, notes } = useSavedPart((saved) => ({ description: saved.description, notes: saved.notes }));
  return description === undefined ? null : (
    <p className={styles.purpose} title={notes}>
      {description}
    </p>
  );
}

function Headers() {
  const { trace } = useStores();
  const headers = useSavedPart(keptHeaders);
  return (
    <PairsTable
      label={words.requestHeaders}
      group="headers"
      noun={words.header}
      actions={<PresetMenu />}
      empty={words.noHeaders}
      pairs={headerPairs(headers)}
      keep={keepHeaders}
      onPairs={(pairs, step) => {
        const kept = keepHeaders(pairs);
        const changes = [
          [["trace", "headers"], kept.headers],
          [["requestHeaders"], kept.requestHeaders?.map(([header, value]) => [header, value])],
        ] as const;
        trace.getState().change(changes, step);
      }}
    />
  );
}

function Cookies() {
  const { trace } = useStores();
  const cookies = useSavedPart((saved) => saved.trace.cookies);
  return (
    <PairsTable
      label={words.cookies}
      group="cookies"
      noun={words.cookie}
      empty={words.noCookies}
      pairs={recordPairs(cookies)}
      keep={pairsRecord}
      onPairs={(pairs, step) => trace.getState().change([[["trace", "cookies"], pairsRecord(pairs)]], step)}
    />
  );
}
