import { parseTimestamp } from "./timestamp";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Milliseconds since 1970 of a date as HTTP writes it (`Sun, 06 Nov 1994 08:49:37 GMT`, RFC 9110 section 5.6.7), or `null`. */
export function parseHttpDate(text: string): number | null {
  const match = /^[A-Za-z]{3}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) GMT$/.exec(text.trim());
  if (match === null) return null;
  const [, day = "", month = "", year = "", time = ""] = match;
  const number = MONTHS.indexOf(month) + 1;
  return number === 0 ? null : parseTimestamp(`${year}-${String(number).padStart(2, "0")}-${day}T${time}Z`);
}
