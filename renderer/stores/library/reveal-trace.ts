import type { Stores } from "../stores";

/** Makes the trace's row in the library visible: nothing is filtered away, and all that it stands in is open. */
export function revealTrace({ library, layout }: Pick<Stores, "library" | "layout">, traceId: string): void {
  const { setFilter, toggleTag, setFolder, tags } = library.getState();
  setFilter("");
  for (const tag of tags) toggleTag(tag);
  const parts = traceId.split("/").slice(0, -1);
  for (const end of parts.keys()) setFolder(parts.slice(0, end + 1).join("/"), "open");
  layout.getState().setSidebar("shown");
  layout.getState().fold("library", "open");
}
