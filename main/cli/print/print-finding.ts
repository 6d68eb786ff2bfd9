import type { Finding } from "../../../engine/config/index";

/** `production/zones/example.com/zone.json#/result/name: error: … — what would be right` */
export function printFinding(finding: Finding, under: string): string {
  const { place, span, severity, message, code, fix } = finding;
  const file = [under, place.file].filter((part) => part !== "").join("/");
  const pointer = place.pointer === "" ? "" : `#${place.pointer}`;
  const position = span === undefined ? "" : `:${span.line}:${span.column}`;
  return `${file}${pointer}${position}: ${severity}: ${message} [${code}]${fix === undefined ? "" : `\n    ${fix}`}`;
}
