import type { Json } from "../../../engine/contract/index";

export { isJsonObject } from "../../host/edits";

export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
