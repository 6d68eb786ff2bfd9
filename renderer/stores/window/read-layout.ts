import type { Json } from "../../../engine/contract/index";
import { isJsonObject } from "../support/json-kinds";
import { type RememberedTabs, readRememberedTabs } from "../trace/tab-list";
import { readSentAddresses } from "./sent-addresses";

export interface Layout {
  readonly theme: "system" | "light" | "dark";
  /** `more`: black and white grounds and strong lines; `system`: as the system asks. */
  readonly contrast: "system" | "more";
  /** How high rows and controls are. */
  readonly density: "comfortable" | "compact";
  /** How far the guided start was shown; `done` also where it was skipped. */
  readonly guide: "new" | "done";
  /** Pixels by pane. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly folds: Readonly<Record<string, "open" | "closed">>;
  /** `auto`: beside the timeline where there is room, else below it. */
  readonly inspectorPlace: "auto" | "beside" | "below";
  readonly sidebar: "shown" | "hidden";
  /** Whether a sent trace goes on where the answer redirects to. */
  readonly redirects: "stay" | "follow";
  /** The trace that was on screen last, by the workspace's path. */
  readonly lastTraces: Readonly<Record<string, string>>;
  /** The open traces, by the workspace's path. */
  readonly tabs: Readonly<Record<string, RememberedTabs>>;
  /** The configuration that the active one is compared with, by the workspace's path. */
  readonly comparedWith: Readonly<Record<string, string>>;
  /** Addresses that were sent, newest first, by the workspace's path. Those that may say secrets are in memory only. */
  readonly sentUrls: Readonly<Record<string, readonly string[]>>;
}

const THEMES = ["system", "light", "dark"] as const;
const CONTRASTS = ["system", "more"] as const;
const DENSITIES = ["comfortable", "compact"] as const;
const GUIDES = ["new", "done"] as const;
const PLACES = ["auto", "beside", "below"] as const;
const REDIRECTS = ["stay", "follow"] as const;
const SIDEBARS = ["shown", "hidden"] as const;
const FOLDS = ["open", "closed"] as const;

/** Reads a remembered layout and forgives what is not one: a layout is never worth an error. */
export function readLayout(value: Json): Layout {
  const given = isJsonObject(value) ? value : {};
  return {
    theme: oneOf(THEMES, given["theme"], "system"),
    contrast: oneOf(CONTRASTS, given["contrast"], "system"),
    density: oneOf(DENSITIES, given["density"], "comfortable"),
    guide: oneOf(GUIDES, given["guide"], "new"),
    sizes: entries(given["sizes"], (size) => (typeof size === "number" && size > 0 && size < 10_000 ? size : null)),
    folds: entries(given["folds"], (fold) => FOLDS.find((known) => known === fold) ?? null),
    inspectorPlace: oneOf(PLACES, given["inspectorPlace"], "auto"),
    sidebar: oneOf(SIDEBARS, given["sidebar"], "shown"),
    redirects: oneOf(REDIRECTS, given["redirects"], "stay"),
    lastTraces: entries(given["lastTraces"], (traceId) => (typeof traceId === "string" ? traceId : null)),
    tabs: entries(given["tabs"], readRememberedTabs),
    comparedWith: entries(given["comparedWith"], (name) => (typeof name === "string" ? name : null)),
    sentUrls: entries(given["sentUrls"], readSentAddresses),
  };
}

function oneOf<Member extends string>(members: readonly Member[], value: Json | undefined, otherwise: Member): Member {
  return members.find((member) => member === value) ?? otherwise;
}

function entries<Value>(value: Json | undefined, read: (member: Json) => Value | null): Readonly<Record<string, Value>> {
  if (!isJsonObject(value ?? null)) return {};
  return Object.fromEntries(
    Object.entries(value ?? {}).flatMap(([key, member]) => {
      const known = read(member);
      return known === null ? [] : [[key, known]];
    }),
  );
}
