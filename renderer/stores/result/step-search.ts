/** What steps can be chosen by, in the order in which the choices stand on screen. */
export const FACETS = ["phase", "product", "level", "action"] as const;

export type StepFacet = (typeof FACETS)[number];

/** What steps of a result are looked for: within one facet any of the values does; facets and words all have to fit. */
export type StepSearch = { readonly text: string } & Readonly<Record<StepFacet, readonly string[]>>;

export const NO_SEARCH: StepSearch = { text: "", phase: [], product: [], level: [], action: [] };

/** True where something is looked for, so that what is found should stand open. */
export function isSearching(search: StepSearch): boolean {
  return search.text.trim() !== "" || FACETS.some((facet) => search[facet].length > 0);
}

/** What a link says of the steps that are shown. */
export interface ShownSteps {
  readonly shown: "matched" | "all";
  readonly search: StepSearch;
}

/** As the end of a link, `?shown=all&product=Custom+rules`; empty for what every trace begins with. */
export function printShownSteps({ shown, search }: ShownSteps): string {
  const parts = [
    ...(shown === "all" ? [["shown", "all"]] : []),
    ...FACETS.flatMap((facet) => search[facet].map((value) => [facet, value])),
    ...(search.text.trim() === "" ? [] : [["text", search.text.trim()]]),
  ];
  return parts.length === 0 ? "" : `?${new URLSearchParams(parts).toString()}`;
}

/** Reads what `printShownSteps` wrote, with or without its `?`; what is unknown there says nothing. */
export function readShownSteps(query: string): ShownSteps {
  const given = new URLSearchParams(query);
  const values = (facet: StepFacet): readonly string[] => [...new Set(given.getAll(facet))];
  return {
    shown: given.get("shown") === "all" ? "all" : "matched",
    search: {
      text: given.get("text") ?? "",
      phase: values("phase"),
      product: values("product"),
      level: values("level"),
      action: values("action"),
    },
  };
}

/** The search with a value of a facet added, or taken away where it is there already. */
export function toggled(search: StepSearch, facet: StepFacet, value: string): StepSearch {
  const before = search[facet];
  return { ...search, [facet]: before.includes(value) ? before.filter((other) => other !== value) : [...before, value] };
}
