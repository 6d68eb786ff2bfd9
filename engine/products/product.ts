import type { Account, Zone } from "../config/configuration";

/** A product outside the Ruleset Engine that is still to come: where a configuration uses it, a step says so. */
export interface LaterProduct {
  /** Name of its row in the phase table. */
  readonly phase: string;
  /** What the configuration does with it, as the subject of “… is not simulated yet”; `null` where it does nothing. */
  readonly configured: (zone: Zone, account: Account) => string | null;
  /** True where it can end a request, so that an outcome hangs on it. */
  readonly sways: boolean;
  /** What a skip rule calls it under `products`. */
  readonly skippedAs?: string;
}
