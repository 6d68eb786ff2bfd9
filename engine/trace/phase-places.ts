import { PHASES } from "../phases/index";
import type { StepWorkbench } from "./result";

/** Where a phase stands on the way, also when the request never came there. */
export interface PhasePlace {
  readonly title: string;
  readonly side: StepWorkbench["side"];
  /** Smaller is earlier. */
  readonly order: number;
}

/** Every place of the phase, in order; one name can stand on two sides. Empty for names nobody knows. */
export function phasePlaces(name: string): readonly PhasePlace[] {
  return PHASES.flatMap((phase, order) => (phase.name === name ? [{ title: phase.product, side: phase.side, order }] : []));
}

const UNREACHED = "phase:";

/** Names a phase that gave no step, as ids name steps; never equal to an id. */
export function unreachedId(side: StepWorkbench["side"], phase: string): string {
  return `${UNREACHED}${side}:${phase}`;
}

/** The phase an `unreachedId` names; null for ids of steps. */
export function phaseOfUnreachedId(id: string): string | null {
  return id.startsWith(UNREACHED) ? id.slice(id.indexOf(":", UNREACHED.length) + 1) : null;
}
