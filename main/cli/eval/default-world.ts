import type { FunctionContext } from "../../../engine/language/index";
import { DEFAULT_MILLISECONDS, DEFAULT_SEED } from "../../../engine/request/world";

/** What functions see where no trace says otherwise: the engine's default clock and seed. */
export const DEFAULT_WORLD: FunctionContext = { seconds: DEFAULT_MILLISECONDS / 1000, seed: DEFAULT_SEED };
