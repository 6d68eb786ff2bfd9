const TIMES = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** When something started, as the user's locale writes it. `started` is ISO 8601. */
export function startedText(started: string): string {
  const date = new Date(started);
  return Number.isNaN(date.getTime()) ? started : TIMES.format(date);
}
