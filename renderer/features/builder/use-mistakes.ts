import type { SavedTrace } from "../../../engine/contract/index";
import { useResult, useTrace } from "../../stores/context";
import type { Path } from "../../stores/read-saved-trace";
import { lastFinished } from "../../stores/result";

/** What the last run of this trace found wrong at a place, until what stands there changes; `null` where nothing is. */
export function useMistake(path: Path): string | null {
  const key = useTrace((state) => state.document?.key);
  const now = useTrace((state) => state.document?.saved);
  return useResult((state) => {
    const finished = lastFinished(state.run);
    if (finished === null || finished.of.key !== key || now === undefined) return null;
    if (printedAt(finished.of.saved, path) !== printedAt(now, path)) return null;
    const { limits } = (finished.chain?.hops[0] ?? finished).result.workbench;
    return limits.find(({ pointer }) => pointer === pointerOf(path))?.message ?? null;
  });
}

function pointerOf(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function printedAt(saved: SavedTrace, path: Path): string | undefined {
  const found = path.reduce<unknown>((value, step) => memberOf(value, step), saved);
  return JSON.stringify(found);
}

function memberOf(value: unknown, step: string | number): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, step)?.value : undefined;
}
