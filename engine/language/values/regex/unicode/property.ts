import { BINARY_PROPERTIES, GENERAL_CATEGORIES, looseName, SCRIPTS, UNAVAILABLE_PROPERTIES } from "./property-names";
import { ALL_SCALARS, type RangeSet, subtract } from "./range-set";
import { scanClass } from "./scan-class";

const UNKNOWN_VALUE = "Unicode property value not found";

/** The code points of `\p{name}` or `\p{name=value}`, or why there are none. Names are matched loosely. */
export function readProperty(name: string, value: string | undefined): RangeSet | { readonly problem: string } {
  const loose = looseName(name);
  if (value === undefined) return readName(loose) ?? { problem: unknownProperty(loose) };
  const looseValue = looseName(value);
  switch (loose) {
    case "gc":
    case "generalcategory":
      return readCategory(looseValue) ?? { problem: UNKNOWN_VALUE };
    case "sc":
    case "script":
      return readScript("Script", looseValue) ?? { problem: UNKNOWN_VALUE };
    case "scx":
    case "scriptextensions":
      return readScript("Script_Extensions", looseValue) ?? { problem: UNKNOWN_VALUE };
    default:
      return { problem: unknownProperty(loose) };
  }
}

function readName(loose: string): RangeSet | undefined {
  const isCategoryFirst = loose === "cf" || loose === "sc" || loose === "lc";
  const binary = isCategoryFirst ? undefined : BINARY_PROPERTIES.get(loose);
  const set = binary === undefined ? undefined : scanProperty(binary);
  return set ?? readCategory(loose) ?? readScript("Script", loose);
}

function readCategory(loose: string): RangeSet | undefined {
  if (loose === "any") return ALL_SCALARS;
  if (loose === "ascii") return [0, 0x7f];
  if (loose === "assigned") return subtract(ALL_SCALARS, scanProperty("Cn") ?? []);
  const category = GENERAL_CATEGORIES.get(loose);
  return category === undefined ? undefined : scanProperty(category);
}

function readScript(property: "Script" | "Script_Extensions", loose: string): RangeSet | undefined {
  const script = SCRIPTS.get(loose);
  return script === undefined ? undefined : scanProperty(`${property}=${script}`);
}

function scanProperty(property: string): RangeSet | undefined {
  return scanClass(`\\p{${property}}`);
}

function unknownProperty(loose: string): string {
  const unavailable = UNAVAILABLE_PROPERTIES.get(loose);
  return unavailable === undefined ? "Unicode property not found" : `the Unicode property ${unavailable} cannot be evaluated here`;
}
