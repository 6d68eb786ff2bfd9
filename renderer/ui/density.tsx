import { createContext, type ReactNode, useContext } from "react";

export type Density = "comfortable" | "compact";

/** Pixels of a row, as `--h-row` says them for each density: lists that draw only what is seen must know before they draw. */
const ROWS: Readonly<Record<Density, number>> = { comfortable: 24, compact: 20 };

const RowHeight = createContext(ROWS.comfortable);

export function DensityProvider({ density, children }: { readonly density: Density; readonly children: ReactNode }) {
  return <RowHeight value={ROWS[density]}>{children}</RowHeight>;
}

/** Pixels of a row of a tree, table or timeline. */
export function useRowHeight(): number {
  return useContext(RowHeight);
}
