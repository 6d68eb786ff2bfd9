import type { Calibration } from "../compare/calibration/calibrate";
import type { SavedTrace } from "../request/trace-definition";
import type { Nothing } from "./nothing";
import type { PullDescription } from "./pull-commands";

/** Asking Cloudflare's own Trace the same. Nothing goes out but by `live/run`. */
export interface LiveCommands {
  /** What would go where. */
  "live/describe": { request: LiveQuestion; reply: LiveDescription };
  /**
   * Sends the trace to Cloudflare and holds its answer against ours, of the configuration as it is saved. Both answers are kept as evidence in the workspace.
   * Refuses with the API's words. One at a time: another of the same window gives the first up.
   */
  "live/run": { request: LiveQuestion; reply: LiveTrace };
  /** Gives up what this window asked. */
  "live/cancel": { request: Nothing; reply: Nothing };
}

interface LiveQuestion {
  readonly workspaceId: string;
  readonly configuration: string;
  readonly saved: SavedTrace;
  /** Which row of a trace with cases, from 0; without it the first. */
  readonly row?: number;
}

export interface LiveDescription {
  readonly token: PullDescription["token"];
  /** What the token needs. */
  readonly permission: string;
  /** Id of the account that is asked; `null`: the configuration does not say whose it is. */
  readonly account: string | null;
  /** Parts of the trace that Cloudflare cannot be told, each as words. */
  readonly unsent: readonly string[];
  /** Whether Cloudflare sends the request on to the origin. */
  readonly origin: "reached" | "spared";
}

export type LiveTrace =
  | {
      readonly kind: "answered";
      readonly calibration: Calibration;
      /** Where both answers are kept, below the workspace's folder. */
      readonly evidence: string;
      readonly unsent: readonly string[];
    }
  | { readonly kind: "cancelled" };
