const COUNTS = new Intl.NumberFormat();
const TENTHS = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const HUNDREDTHS = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const ONE_TENTH = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const TIMES = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** `1,204`: a number as the user's locale writes it. */
export function formatNumber(value: number): string {
  return COUNTS.format(value);
}

/** `0.8 ms`, `12 ms`, `1.25 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${HUNDREDTHS.format(milliseconds / 1000)} s`;
  return `${milliseconds < 10 ? TENTHS.format(milliseconds) : COUNTS.format(Math.round(milliseconds))} ms`;
}

/** A step's own time, to two or three figures: `12 µs`, `1.25 ms`, `14 ms`, `1.2 s`. */
export function formatStepTime(milliseconds: number): string {
  if (milliseconds < 0.1) return `${COUNTS.format(Math.round(milliseconds * 1000))} µs`;
  if (milliseconds < 10) return `${HUNDREDTHS.format(milliseconds)} ms`;
  if (milliseconds < 1000) return `${COUNTS.format(Math.round(milliseconds))} ms`;
  return `${ONE_TENTH.format(milliseconds / 1000)} s`;
}

/** `1.5 MB`, by the size in bytes. */
export function formatMegabytes(bytes: number): string {
  return `${ONE_TENTH.format(bytes / 1_000_000)} MB`;
}

/** Date and time of an ISO 8601 text in the user's zone and locale; a text that is no date is given back. */
export function formatTime(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : TIMES.format(date);
}
