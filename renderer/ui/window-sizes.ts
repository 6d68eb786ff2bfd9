/** Below this the sidebar is a rail and opens over the page. */
export const NARROW = "(max-width: 1180px)";
/** As small as a window of 1440 pixels enlarged to 200 %. */
export const SMALL = "(max-width: 860px)";
/** Room enough for panes to be wider from the start. */
export const WIDE = "(min-width: 2000px)";

/** Pixels the sidebar takes until somebody moves its edge, and what it takes in a wide window. */
export const SIDEBAR = { usual: 224, wide: 304 } as const;
