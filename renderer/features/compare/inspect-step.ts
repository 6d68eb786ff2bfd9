import type { ReactNode } from "react";
import type { TraceResult } from "../../../engine/contract/index";

/** A step of one side of a case. */
export interface InspectedStep {
  readonly result: TraceResult;
  readonly selected: string;
  readonly onSelect: (step: string) => void;
  /** Name of the configuration the result is of. */
  readonly configuration: string;
  /** Name of the region. */
  readonly label: string;
}

/** Draws a step closely; handed in from outside, so that a comparison needs to know nothing of how. */
export type InspectStep = (step: InspectedStep) => ReactNode;
