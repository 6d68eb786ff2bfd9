import type { Finding } from "../../../engine/contract/index";
import { WORDS } from "../../words/words";
import type { Stores } from "../stores";
import { samePlace } from "../what-if/what-if-place";
import { readableConfiguration } from "./configuration";
import { showPlace } from "./show-rule";

/** Errors first, otherwise as the files have them. */
export function sortedFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => Number(other.severity === "error") - Number(one.severity === "error"));
}

/** Goes to the finding after the one that is edited now, round the end, and says which it is. */
export function showNextFinding(stores: Pick<Stores, "configuration" | "whatIf" | "layout" | "notices">): void {
  const findings = sortedFindings(readableConfiguration(stores.configuration.getState())?.findings ?? []).filter(
    ({ place }) => place.file !== "",
  );
  if (findings.length === 0) {
    stores.notices.getState().say(WORDS.findings.none);
    return;
  }
  const { editing } = stores.whatIf.getState();
  const at = editing === null ? -1 : findings.findLastIndex(({ place }) => samePlace(place, editing));
  const next = (at + 1) % findings.length;
  const finding = findings[next];
  if (finding === undefined) return;
  void showPlace(stores, finding.place);
  stores.notices.getState().say(WORDS.findings.next(next + 1, findings.length, finding.message));
}
