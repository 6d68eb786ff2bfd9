import type { RightSide } from "../expression";
import type { Test } from "./definition";

export function prepareWildcard(right: RightSide): Test {
  if (right.kind !== "wildcard") throw new Error("The right side is not a wildcard pattern");
  const { isMatch } = right;
  return (value) => typeof value === "string" && isMatch(value);
}
