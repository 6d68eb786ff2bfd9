/** What a change of configuration means for a request, worst first. A trace stands in the group of its worst. */
export const IMPACTS = [
  { id: "allowed-to-blocked", title: "Allowed → blocked", weight: "harm" },
  { id: "redirect-loops", title: "Redirect loops", weight: "harm" },
  { id: "blocked-to-allowed", title: "Blocked → allowed", weight: "harm" },
  { id: "challenged", title: "Challenged", weight: "harm" },
  { id: "unchallenged", title: "No longer challenged", weight: "change" },
  { id: "redirect-added", title: "Redirect added", weight: "change" },
  { id: "redirect-removed", title: "Redirect removed", weight: "change" },
  { id: "redirect-changed", title: "Redirect changed", weight: "change" },
  { id: "answer-changed", title: "Answered otherwise", weight: "change" },
  { id: "origin-changed", title: "Origin changed", weight: "change" },
  { id: "url-changed", title: "URL at the origin changed", weight: "change" },
  { id: "cache-changed", title: "Cache changed", weight: "change" },
  { id: "headers-changed", title: "Headers changed", weight: "change" },
  { id: "settings-changed", title: "Settings changed", weight: "change" },
  { id: "undecidable", title: "Became undecidable", weight: "change" },
  { id: "path-changed", title: "Only the path through the rules changed", weight: "quiet" },
  { id: "not-comparable", title: "Not comparable", weight: "quiet" },
  { id: "unchanged", title: "Unchanged", weight: "quiet" },
] as const satisfies readonly ImpactRow[];

interface ImpactRow {
  readonly id: string;
  readonly title: string;
  /** Harm: somebody loses or gains access, or goes in circles. Quiet: nobody outside notices. */
  readonly weight: "harm" | "change" | "quiet";
}

export type Impact = (typeof IMPACTS)[number]["id"];

const BY_ID: ReadonlyMap<string, (typeof IMPACTS)[number]> = new Map(IMPACTS.map((row) => [row.id, row]));

export function impactTitle(impact: Impact): string {
  return BY_ID.get(impact)?.title ?? impact;
}

export function impactWeight(impact: Impact): ImpactRow["weight"] {
  return BY_ID.get(impact)?.weight ?? "change";
}

/** The worst first, each once. */
export function sortImpacts(impacts: Iterable<Impact>): readonly Impact[] {
  const there = new Set(impacts);
  return IMPACTS.map(({ id }) => id).filter((id) => there.has(id));
}
