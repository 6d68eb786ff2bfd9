import { useEffect, useState } from "react";
import type { CasesView, JsonObject, SavedTrace } from "../../../../engine/contract/index";
import { useCases, useStores, useWorkspace } from "../../../stores/context";
import { openWorkspace } from "../../../stores/workspace/workspace";
import { Button } from "../../../ui/button";
import { Problem } from "../../../ui/field";
import { IconButton } from "../../../ui/icon-button";
import { Menu } from "../../../ui/menu";
import { TextArea, TextInput } from "../../../ui/text-input";
import { WORDS } from "../../../words/words";
import { useSaved } from "../use-saved";
import { MOST_ROWS } from "./case-table";
import styles from "./cases.module.css";
import { cellText } from "./cell-text";
import { type Axis, axesOf, matrixOf, withMatrix } from "./matrix";

const words = WORDS.cases;
/** Rows that the preview shows. */
const FIRST = 20;
const NO_CASES: readonly JsonObject[] = [];
const EMPTY: Axis = { name: "", text: "" };

/** Every combination of some values, with a preview of how many cases that makes. `onUsed`: the matrix is in the trace. */
export function MatrixForm({ onUsed }: { readonly onUsed: () => void }) {
  const stores = useStores();
  const saved = useSaved();
  const cases = saved.cases ?? NO_CASES;
  const workspaceId = useWorkspace((state) => openWorkspace(state)?.workspaceId ?? null);
  const known = useCases((state) => state.known);
  const [axes, setAxes] = useState<readonly Axis[]>(() => axesOf(cases) ?? openAxes(known?.view ?? null));
  const matrix = matrixOf(axes);
  const preview = usePreview(workspaceId, saved, matrix);
  const count = preview?.count ?? null;
  const tooMany = count !== null && count > MOST_ROWS;
  const repeated = axes.find(({ name }, index) => name !== "" && axes.findIndex((other) => other.name === name) !== index);
  const [problem] = preview?.problems ?? [];
  const fault = tooMany ? words.tooMany(count, MOST_ROWS) : (problem?.message ?? null);

  function change(index: number, changed: Partial<Axis>): void {
    setAxes(axes.map((axis, at) => (at === index ? { ...axis, ...changed } : axis)));
  }

  function use(how: "replace" | "add"): void {
    if (matrix === null) return;
    stores.trace.getState().change([[["cases"], how === "replace" ? [matrix] : [...withMatrix(cases, matrix)]]]);
    onUsed();
  }

  return (
    <div className={styles.editor}>
      {axes.map((axis, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a variable is its place while its name is typed
        <div key={index} role="group" aria-label={words.variable(index)} className={styles.axis}>
          <TextInput
            face="mono"
            aria-label={words.variableName(index)}
            value={axis.name}
            onText={(name) => change(index, { name: name.trim() })}
          />
          <TextArea
            face="mono"
            rows={Math.min(6, Math.max(2, axis.text.split("\n").length))}
            aria-label={words.values(index)}
            placeholder={words.valuesHint}
            value={axis.text}
            onText={(text) => change(index, { text })}
          />
          <Menu
            label={words.fill}
            entries={Object.values(words.fills).map(({ label, values }) => ({
              kind: "action",
              label,
              note: values,
              run: () => change(index, { text: values }),
            }))}
            trigger={
              <Button size="small" look="quiet">
                {words.fill}
              </Button>
            }
          />
          <IconButton
            icon="x"
            iconSize={12}
            label={words.removeVariable(index)}
            onClick={() => setAxes(axes.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className={styles.tools}>
        <Button size="small" icon="plus" onClick={() => setAxes([...axes, EMPTY])}>
          {words.addVariable}
        </Button>
        <b role="status">{count === null ? "" : words.previewCount(count)}</b>
        <span className={styles.spring} />
        {cases.length === 0 ? null : (
          <Button disabled={matrix === null || fault !== null || repeated !== undefined} onClick={() => use("add")}>
            {words.addMatrix}
          </Button>
        )}
        <Button look="primary" disabled={matrix === null || fault !== null || repeated !== undefined} onClick={() => use("replace")}>
          {cases.length === 0 ? words.takeMatrix : words.replace}
        </Button>
      </div>
      {fault === null ? null : <Problem>{fault}</Problem>}
      {preview === null || preview.rows.length === 0 ? null : <FirstRows rows={preview.rows} />}
    </div>
  );
}

function FirstRows({ rows }: { readonly rows: readonly JsonObject[] }) {
  const columns = Object.keys(rows[0] ?? {});
  return (
    <table className={styles.preview} aria-label={words.preview}>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          <tr key={index}>
            {columns.map((name) => (
              <td key={name}>{cellText(row[name])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Variables that the trace asks for and nothing gives yet. */
function openAxes(view: CasesView | null): readonly Axis[] {
  const given = view === null ? [] : [...view.environment, ...view.variables];
  const open = (view?.placeholders ?? []).filter((name) => !given.includes(name));
  return open.length === 0 ? [EMPTY] : open.map((name) => ({ name, text: "" }));
}

/** What a matrix would make, asked of the host as it is typed. */
function usePreview(workspaceId: string | null, saved: SavedTrace, matrix: JsonObject | null): CasesView | null {
  const { cases } = useStores();
  const [preview, setPreview] = useState<{ readonly of: string; readonly view: CasesView } | null>(null);
  const text = matrix === null ? "" : JSON.stringify(matrix);
  useEffect(() => {
    let state = "wanted";
    if (workspaceId === null || text === "") return undefined;
    const asked: SavedTrace = { ...saved, cases: [JSON.parse(text)] };
    cases
      .getState()
      .preview(workspaceId, asked, FIRST)
      .then((view) => {
        if (state === "wanted") setPreview({ of: text, view });
      })
      .catch(() => undefined);
    return () => {
      state = "old";
    };
  }, [cases, workspaceId, saved, text]);
  return text === "" ? null : (preview?.view ?? null);
}
