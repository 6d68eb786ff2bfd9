export { affectedTraces, type TracedPlaces } from "./affected-traces";
export { findGaps } from "./find-gaps";
export type { Gap, GapCode } from "./gap";
