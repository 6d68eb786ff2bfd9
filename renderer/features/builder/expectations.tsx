import type { ExpectationCheck, Json } from "../../../engine/contract/index";
import { useStores, useTrace } from "../../stores/context";
import { takeExpectations } from "../../stores/library/take-expectations";
import { lastFinished } from "../../stores/result/result";
import { useResultPart } from "../../stores/result/use-result-part";
import { Button } from "../../ui/button";
import { Problem } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { Menu } from "../../ui/menu";
import { Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import {
  checkOf,
  EXPECTATION_KINDS,
  type ExpectationRow,
  expectationLabel,
  expectationRows,
  withoutRow,
  withRow,
} from "./expectation-rows";
import { ExpectationValue } from "./expectation-value";
import { Group } from "./group";
import { useChange, useSavedPart } from "./use-saved";

const words = WORDS.builder.expectations;

const NO_CHECKS: readonly ExpectationCheck[] = [];

/** What the trace must yield, and, once it was sent, what it yields instead. */
export function Expectations() {
  const expect = useSavedPart((saved) => saved.expect);
  const stores = useStores();
  const change = useChange();
  const key = useTrace((state) => state.document?.key);
  const verdict = useResultPart((state) => {
    const last = lastFinished(state.run);
    return last !== null && last.of.key === key ? last.expectations : undefined;
  });
  const checks = verdict?.checks ?? NO_CHECKS;
  const rows = expectationRows(expect);
  const failed = checks.filter(({ holds }) => !holds).length;

  return (
    <Group
      title={words.title}
      count={countOf(rows.length, checks.length, failed)}
      actions={
        <Menu
          label={words.add}
          entries={EXPECTATION_KINDS.map(({ kind, label }) => ({
            kind: "action",
            label,
            run: () => change(["expect"], [...withRow(expect, kind)]),
          }))}
          trigger={
            <Button look="quiet" size="small" icon="plus" aria-label={words.add}>
              {words.addShort}
            </Button>
          }
        />
      }
    >
      {rows.length === 0 ? (
        <p className={styles.none}>{words.none}</p>
      ) : (
        <ul className={styles.expectations} aria-label={words.title}>
          {rows.map((row) => (
            <Row
              key={row.pointer}
              row={row}
              check={checkOf(checks, row)}
              problem={verdict?.problems.find(({ pointer }) => pointer.startsWith(row.pointer))?.message ?? null}
              onValue={(value) => change(["expect", row.index, row.key], value)}
              onRemove={() => {
                const left = withoutRow(expect ?? [], row);
                change(["expect"], left === undefined ? undefined : [...left]);
              }}
            />
          ))}
        </ul>
      )}
      <div className={styles.expectationsFoot}>
        <Button size="small" onClick={() => void takeExpectations(stores)}>
          {words.take}
        </Button>
      </div>
    </Group>
  );
}

const STOPPING = { stop: (said: string) => <span className={text.stop}>{said}</span> } as const;

function countOf(rows: number, checked: number, failed: number) {
  if (rows === 0) return undefined;
  if (checked === 0) return words.notCheckedYet(rows);
  return failed === 0 ? (
    <span className={text.ok}>{words.allHold(checked)}</span>
  ) : (
    <span className={text.stop}>{words.someFail(failed, checked)}</span>
  );
}

interface RowProps {
  readonly row: ExpectationRow;
  readonly check: ExpectationCheck | null;
  readonly problem: string | null;
  readonly onValue: (value: Json) => void;
  readonly onRemove: () => void;
}

function Row({ row, check, problem, onValue, onRemove }: RowProps) {
  const { result } = useStores();
  const step = check?.step ?? null;
  const label = expectationLabel(row.key);
  return (
    <li className={styles.expectation}>
      <span className={styles.expectationMark}>
        <CheckMark check={check} />
      </span>
      <span className={styles.expectationLabel} title={label}>
        {label}
      </span>
      <span className={styles.expectationValue}>
        <ExpectationValue row={row} label={label} onValue={onValue} />
      </span>
      <IconButton icon="x" iconSize={12} label={words.remove(label)} onClick={onRemove} />
      {problem === null ? null : (
        <div className={styles.expectationNote}>
          <Problem>{problem}</Problem>
        </div>
      )}
      {check === null || check.holds ? null : (
        <p className={styles.expectationNote}>
          <Spoken parts={words.got(check.got, STOPPING)} />
          {step === null ? null : (
            <button type="button" className={styles.link} onClick={() => result.getState().select(step)}>
              {words.goToStep}
            </button>
          )}
        </p>
      )}
    </li>
  );
}

function CheckMark({ check }: { readonly check: ExpectationCheck | null }) {
  if (check === null) return <Icon name="ring" size={12} className={text.dim} label={words.notChecked} />;
  return check.holds ? (
    <Icon name="check" size={12} className={text.ok} label={words.holds} />
  ) : (
    <Icon name="disc-x" size={12} className={text.stop} label={words.fails} />
  );
}
