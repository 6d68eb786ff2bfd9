import type { ReactNode } from "react";

/** Stroke of what is cut out of a filled mark: the ground it stands on, which a row may set. */
const CUT = "var(--mark-ground, var(--pane))";

const filled = { fill: "currentColor", stroke: "none" } as const;

/** Our own 16 px set: 1.5 px line, round ends. Only marks (`disc-…`, `octagon-…`, `diamond-…`, `dot`) are filled. */
export const ICONS = {
  account: (
    <path d="M3.25 13.25V3.5a.75.75 0 0 1 .75-.75h5a.75.75 0 0 1 .75.75v9.75M9.75 7H12a.75.75 0 0 1 .75.75v5.5M2 13.25h12M5.5 5.5h2M5.5 8h2M5.5 10.5h2" />
  ),
  check: <path d="M3.25 8.25l3.25 3.25 6.25-7" />,
  "chevron-down": <path d="M4.25 6.25L8 10l3.75-3.75" />,
  "chevron-right": <path d="M6.25 4.25L10 8l-3.75 3.75" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 4.75V8l2.25 1.5" />
    </>
  ),
  code: <path d="M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5" />,
  copy: (
    <>
      <rect x="5.75" y="5.75" width="7.5" height="7.5" rx="1.25" />
      <path d="M3.5 10.25a.75.75 0 0 1-.75-.75v-6a.75.75 0 0 1 .75-.75h6a.75.75 0 0 1 .75.75" />
    </>
  ),
  "dock-bottom": (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M2 9.5h12" />
    </>
  ),
  "dock-right": (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M9.5 3v10" />
    </>
  ),
  "double-chevron": <path d="M3.75 4.25L7.5 8l-3.75 3.75M8.75 4.25L12.5 8l-3.75 3.75" />,
  down: <path d="M8 3v9.75M4 8.75l4 4 4-4" />,
  drum: (
    <>
      <ellipse cx="8" cy="4.25" rx="5" ry="1.75" />
      <path d="M3 4.25v7.5c0 1 2.25 1.75 5 1.75s5-.75 5-1.75v-7.5M3 8c0 1 2.25 1.75 5 1.75S13 9 13 8" />
    </>
  ),
  equal: <path d="M4 6h8M4 10h8" />,
  "eye-crossed": <path d="M2 8s2.25-4 6-4c.9 0 1.7.2 2.4.5M13 6.4c.65.9 1 1.6 1 1.6s-2.25 4-6 4c-.9 0-1.7-.2-2.4-.5M3 13L13 3" />,
  folder: (
    <path d="M2 5c0-.7.55-1.25 1.25-1.25h2.5l1.5 1.5h5.5c.7 0 1.25.55 1.25 1.25v5c0 .7-.55 1.25-1.25 1.25h-9.5C2.55 12.75 2 12.2 2 11.5z" />
  ),
  fork: (
    <path d="M8 13.5V9.75M8 9.75c0-2.25-3.75-2-3.75-4.75V2.75M8 9.75C8 7.5 11.75 7.75 11.75 5V2.75M2.75 4.25l1.5-1.5 1.5 1.5M10.25 4.25l1.5-1.5 1.5 1.5" />
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M2.25 8h11.5M8 2.25c1.7 1.6 2.5 3.5 2.5 5.75s-.8 4.15-2.5 5.75c-1.7-1.6-2.5-3.5-2.5-5.75s.8-4.15 2.5-5.75z" />
    </>
  ),
  list: <path d="M5.75 4.25h7.5M5.75 8h7.5M5.75 11.75h7.5M2.75 4.25h.01M2.75 8h.01M2.75 11.75h.01" />,
  minus: <path d="M4 8h8" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.25" />,
  "not-equal": <path d="M3.5 6h9M3.5 10h9M10 3L6 13" />,
  offline: <path d="M4.75 12.25a3 3 0 0 1-.4-5.95M6.25 4.4a4 4 0 0 1 5.65 2.6 2.75 2.75 0 0 1 1.3 4.6M2.5 2.5l11 11" />,
  open: (
    <path d="M6.5 3H4.25C3.55 3 3 3.55 3 4.25v7.5c0 .7.55 1.25 1.25 1.25h7.5c.7 0 1.25-.55 1.25-1.25V9.5M9.25 3H13v3.75M13 3L7.5 8.5" />
  ),
  paste: (
    <>
      <rect x="3.25" y="3.75" width="9.5" height="9.5" rx="1.25" />
      <path d="M6 3.75v-1h4v1M6 7.75h4M6 10.25h2.5" />
    </>
  ),
  pencil: <path d="M10.5 3L13 5.5 6 12.5 3 13l.5-3z" />,
  play: <path d="M5 3.25v9.5L12.5 8z" />,
  plus: <path d="M8 3.25v9.5M3.25 8h9.5" />,
  racks: (
    <>
      <rect x="2.75" y="2.75" width="10.5" height="4.5" rx="1" />
      <rect x="2.75" y="8.75" width="10.5" height="4.5" rx="1" />
      <path d="M5.25 5h.01M5.25 11h.01" />
    </>
  ),
  redirect: <path d="M3 13V9.25C3 8 4 7 5.25 7H13M9.75 3.75L13 7l-3.25 3.25" />,
  request: <path d="M8 2.25v8.25M4.5 7L8 10.5 11.5 7M3 13.5h10" />,
  response: <path d="M8 10.75V2.5M4.5 6L8 2.5 11.5 6M3 13.5h10" />,
  runs: <path d="M3 4l3.5 2.5L3 9zM9 4.5h4.5M9 8h4.5M3 12h10.5" />,
  save: <path d="M3 4c0-.55.45-1 1-1h7l2 2v7c0 .55-.45 1-1 1H4c-.55 0-1-.45-1-1zM5.25 3v2.75h4.5V3M5.25 13V9.25h5.5V13" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="M10.25 10.25l3.25 3.25" />
    </>
  ),
  shield: <path d="M8 2.25l5 1.75v3.75c0 3-2 5-5 6-3-1-5-3-5-6V4z" />,
  sidebar: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M6 3v10" />
    </>
  ),
  sliders: (
    <>
      <path d="M2.5 5H8M11.25 5h2.25M2.5 11h2.25M8.25 11h5.25" />
      <circle cx="9.6" cy="5" r="1.7" />
      <circle cx="6.4" cy="11" r="1.7" />
    </>
  ),
  swap: <path d="M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13" />,
  theme: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5v11a5.5 5.5 0 0 0 0-11z" {...filled} />
    </>
  ),
  trash: <path d="M2.75 4.25h10.5M6 4.25V2.75h4v1.5M4 4.25l.6 8c.05.55.5 1 1.05 1h4.7c.55 0 1-.45 1.05-1l.6-8M6.75 6.75v4M9.25 6.75v4" />,
  tree: (
    <>
      <path d="M3.5 2.5v9.25c0 .55.45 1 1 1H8M3.5 6H8" />
      <rect x="9" y="4.25" width="4.5" height="3.5" rx=".75" />
      <rect x="9" y="11" width="4.5" height="3.5" rx=".75" />
    </>
  ),
  undo: <path d="M3 6.25h6.25a3.5 3.5 0 0 1 0 7H6M5.75 3.25L2.75 6.25l3 3" />,
  up: <path d="M8 13V3.25M4 7.25l4-4 4 4" />,
  warning: <path d="M8 2.5l6 10.75H2zM8 6.5v3M8 11.4h.01" />,
  wave: <path d="M2.5 6.25c1.85-1.7 3.65-1.7 5.5 0s3.65 1.7 5.5 0M2.5 10.75c1.85-1.7 3.65-1.7 5.5 0s3.65 1.7 5.5 0" />,
  worker: <path d="M9 2L3.5 9H8l-1 5 5.5-7H8z" />,
  x: <path d="M4 4l8 8M12 4l-8 8" />,

  dash: <path d="M5 8h6" />,
  "diamond-change": (
    <>
      <path d="M8 1.75L14.25 8 8 14.25 1.75 8z" {...filled} />
      <path d="M5.5 8h5" stroke={CUT} strokeWidth="1.75" />
    </>
  ),
  "disc-check": (
    <>
      <circle cx="8" cy="8" r="6.5" {...filled} />
      <path d="M5 8.4l2.1 2.1L11 6.1" stroke={CUT} strokeWidth="1.75" />
    </>
  ),
  "disc-x": (
    <>
      <circle cx="8" cy="8" r="6.5" {...filled} />
      <path d="M5.75 5.75l4.5 4.5M10.25 5.75l-4.5 4.5" stroke={CUT} strokeWidth="1.75" />
    </>
  ),
  dot: <circle cx="8" cy="8" r="2" {...filled} />,
  "octagon-arrow": (
    <>
      <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z" {...filled} />
      <path d="M5 8h5.75M8.5 5.5L11 8l-2.5 2.5" stroke={CUT} strokeWidth="1.75" />
    </>
  ),
  "octagon-bar": (
    <>
      <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z" {...filled} />
      <path d="M6.25 5.5v5M9.75 5.5v5" stroke={CUT} strokeWidth="1.75" />
    </>
  ),
  "octagon-x": (
    <>
      <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z" {...filled} />
      <path d="M5.75 5.75l4.5 4.5M10.25 5.75l-4.5 4.5" stroke={CUT} strokeWidth="1.75" />
    </>
  ),
  ring: <circle cx="8" cy="8" r="4.75" />,
  "ring-unknown": (
    <>
      <circle cx="8" cy="8" r="6" strokeDasharray="2.4 2.3" />
      <path d="M6.4 6.5a1.65 1.65 0 1 1 2.45 1.45c-.55.3-.85.6-.85 1.05M8 11.1h.01" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof ICONS;
