/** Keys that the network writes itself, and that say nothing about what it does. */
export const NOTES: ReadonlySet<string> = new Set([
  "version",
  "last_updated",
  "modified_on",
  "created_on",
  "created_at",
  "updated_at",
  "activated_on",
  "time_remaining",
  "num_items",
  "num_referencing_filters",
  "editable",
]);
