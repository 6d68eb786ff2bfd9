const FILES = import.meta.glob<unknown>("../../resources/schemas/*.json", { eager: true, import: "default" });

/** The JSON Schemas that are shipped, by file name. */
export const SCHEMA_FILES: readonly { readonly file: string; readonly schema: unknown }[] = Object.entries(FILES).map(([path, schema]) => ({
  file: path.slice(path.lastIndexOf("/") + 1),
  schema,
}));

export function isJsonSchema(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
