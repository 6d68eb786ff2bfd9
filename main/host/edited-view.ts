import type { ConfigurationEdit, Finding } from "../../engine/config/index";
import type { EditedConfiguration } from "../../engine/contract/what-if-commands";
import type { ReadyConfiguration } from "./prepared-configurations";

/** What is wrong with the files that edits name, and which of the errors were not there before. */
export function editedView(
  before: ReadyConfiguration,
  after: ReadyConfiguration,
  edits: readonly ConfigurationEdit[],
): EditedConfiguration {
  const files = new Set(edits.map(({ file }) => file));
  const here = ({ place }: Finding): boolean => files.has(place.file);
  const known = new Map<string, number>();
  for (const finding of before.findings) {
    if (here(finding) && finding.severity === "error") known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
  }
  const findings = after.findings.filter(here);
  const mistakes = findings.filter((finding) => {
    if (finding.severity !== "error") return false;
    const left = known.get(keyOf(finding)) ?? 0;
    known.set(keyOf(finding), left - 1);
    return left <= 0;
  });
  return { findings, mistakes };
}

/** Not by place: rules that move take theirs along. */
function keyOf({ place, code, message }: Finding): string {
  return `${place.file}\n${code}\n${message}`;
}
