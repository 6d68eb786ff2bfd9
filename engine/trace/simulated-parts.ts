import { PHASES } from "../phases/index";
import type { Fidelity } from "./result";

/** One step of the way, and how far to trust what is said about it. */
export interface SimulatedPart {
  /** From 1, in the order a request passes them. */
  readonly place: number;
  /** For people: “Single Redirects”. */
  readonly product: string;
  /** Name in the Rulesets API; `null` for what has no rules there. */
  readonly phase: string | null;
  readonly levels: readonly ("account" | "zone")[];
  readonly fidelity: Fidelity;
  /** `beyond`: Cloudflare's own Trace does not show it. */
  readonly shown: "in-trace" | "beyond";
  readonly note: string;
  /** Address of the page that it is read from. */
  readonly documentation: string;
}

/** Every phase and product, from the tables that traces are made by. */
export function listSimulatedParts(): readonly SimulatedPart[] {
  return PHASES.map((phase, index) => ({
    place: index + 1,
    product: phase.product,
    phase: phase.kind === "internal" ? null : phase.name,
    levels: phase.levels,
    fidelity: phase.fidelity,
    shown: phase.beyond ? "beyond" : "in-trace",
    note: phase.configurationOnly ? `For configuration only: nothing runs here. ${phase.note}` : phase.note,
    documentation: phase.documentation,
  }));
}
