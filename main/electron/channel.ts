/** The one channel between preload and main: calls go one way, events the other. */
export const CHANNEL = "trace-workbench";
