import type { Json } from "../../support/json";
import { type IdsAnew, isNothingAnew } from "./identity/ids-anew";
import { inOldIds, rulesetsInOldIds } from "./identity/in-old-ids";
import { kindOfFile } from "./identity/member-kind";
import type { FilePair } from "./pair-files";

/** Files of both configurations, and what the second holds with the ids of the first. */
export interface ReadPair extends FilePair {
  readonly now: Json;
  readonly isRead: "as it stands" | "in old ids";
}

export function readPair(pair: FilePair, ids: IdsAnew): ReadPair {
  const json = pair.after?.answer?.json ?? null;
  const path = pair.after?.path ?? "";
  if (isNothingAnew(ids) || path.includes("/lists/")) return { ...pair, now: json, isRead: "as it stands" };
  return { ...pair, now: kindOfFile(path) === "ruleset" ? rulesetsInOldIds(json, ids) : inOldIds(json, ids), isRead: "in old ids" };
}
