import { isJsonObject, type Json, type JsonObject } from "../../../engine/support/json";
import type { AddNote } from "../import-note";
import { isTfList, isTfObject, isUnknown, type TfObject, type TfValue, type Unknown } from "./evaluate/value";

/** Attributes as JSON. What is unknown is left out and noted once, with the file and line of what made it so. */
export function settle(attributes: TfObject, address: string, note: AddNote): JsonObject {
  const settled = settleValue(attributes, "", (unknown, path) => noteUnknown(unknown, address, path, note));
  return isJsonObject(settled) ? settled : {};
}

type Tell = (unknown: Unknown, path: string) => void;

function settleValue(value: TfValue, path: string, tell: Tell): Json | undefined {
  if (isUnknown(value)) {
    tell(value, path);
    return undefined;
  }
  if (isTfList(value)) {
    return value.flatMap((member, index): readonly Json[] => {
      const settled = settleValue(member, `${path}[${index}]`, tell);
      return settled === undefined ? [] : [settled];
    });
  }
  if (!isTfObject(value)) return value;
  const entries = [...value].flatMap(([key, member]): (readonly [string, Json])[] => {
    const settled = settleValue(member, path === "" ? key : `${path}.${key}`, tell);
    return settled === undefined ? [] : [[key, settled]];
  });
  return Object.fromEntries(entries);
}

function noteUnknown({ reason, file, line, isMistake }: Unknown, address: string, path: string, note: AddNote): void {
  note({
    code: "not-evaluated",
    severity: "error",
    message: `${address}: “${path}” cannot be told: ${reason}. It is left out.`,
    file,
    ...(line === 0 ? {} : { line }),
    ...(isMistake
      ? {}
      : { fix: "Give the value in a .tfvars file, or import a plan or a state (terraform show -json), which has all values." }),
  });
}
