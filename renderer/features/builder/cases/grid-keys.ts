/** A cell of the table; row -1 is the head. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

export type GridDeed =
  | { readonly kind: "go"; readonly to: GridCell }
  | { readonly kind: "edit"; readonly text: string | null }
  | { readonly kind: "empty" }
  | { readonly kind: "move-row"; readonly by: 1 | -1 }
  | { readonly kind: "move-column"; readonly by: 1 | -1 }
  | { readonly kind: "send" };

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a key does while no cell is edited; `null`: nothing. A typed character begins an edit with it. */
export function gridDeed(
  { key, altKey, ctrlKey, metaKey }: Pressed,
  at: GridCell,
  size: { readonly rows: number; readonly columns: number },
): GridDeed | null {
  if (altKey && !ctrlKey && !metaKey) {
    if (key === "ArrowUp" || key === "ArrowDown") return { kind: "move-row", by: key === "ArrowUp" ? -1 : 1 };
    if (key === "ArrowLeft" || key === "ArrowRight") return { kind: "move-column", by: key === "ArrowLeft" ? -1 : 1 };
    return null;
  }
  const command = ctrlKey || metaKey;
  if (command && key === "Enter") return { kind: "send" };
  const to = target(key, at, size, command ? "far" : "near");
  if (to !== null) return { kind: "go", to: clamp(to, size) };
  if (command) return null;
  if (key === "Enter" || key === "F2") return { kind: "edit", text: null };
  if (key === "Delete" || key === "Backspace") return { kind: "empty" };
  return key.length === 1 ? { kind: "edit", text: key } : null;
}

const PAGE = 12;

function target(
  key: string,
  { row, column }: GridCell,
  size: { readonly rows: number; readonly columns: number },
  step: "near" | "far",
): GridCell | null {
  switch (key) {
    case "ArrowUp":
      return { row: step === "far" ? 0 : row - 1, column };
    case "ArrowDown":
      return { row: step === "far" ? size.rows - 1 : row + 1, column };
    case "ArrowLeft":
      return { row, column: step === "far" ? 0 : column - 1 };
    case "ArrowRight":
      return { row, column: step === "far" ? size.columns - 1 : column + 1 };
    case "PageUp":
      return { row: Math.max(0, row - PAGE), column };
    case "PageDown":
      return { row: row + PAGE, column };
    case "Home":
      return step === "far" ? { row: 0, column: 0 } : { row, column: 0 };
    case "End":
      return step === "far" ? { row: size.rows - 1, column: size.columns - 1 } : { row, column: size.columns - 1 };
    default:
      return null;
  }
}

export function clamp({ row, column }: GridCell, { rows, columns }: { readonly rows: number; readonly columns: number }): GridCell {
  return { row: Math.max(-1, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
}
