import type { SavedTrace } from "../../../engine/contract/index";
import { useResult, useTrace } from "../../stores/context";
import { type Finished, lastFinished } from "../../stores/result/result";
import type { Path } from "../../stores/trace/read-saved-trace";

/** What the last run of this trace found wrong at a place, until what stands there changes; `null` where nothing is. */
export function useMistake(path: Path): string | null {
  const finished = useResult((state) => {
    const last = lastFinished(state.run);
    return last !== null && limitAt(last, path) !== null ? last : null;
  });
  const stands = useTrace(
    ({ document }) =>
      finished !== null && document?.key === finished.of.key && printedAt(finished.of.saved, path) === printedAt(document.saved, path),
  );
  return finished !== null && stands ? limitAt(finished, path) : null;
}

function limitAt(finished: Finished, path: Path): string | null {
  const { limits } = (finished.chain?.hops[0] ?? finished).result.workbench;
  if (limits.length === 0) return null;
  const at = pointerOf(path);
  return limits.find(({ pointer }) => pointer === at)?.message ?? null;
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
