/** Below this the sidebar is a rail and opens over the page. */
export const NARROW = "(max-width: 1180px)";
