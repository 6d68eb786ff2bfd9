/** Each tag once; none at all is no list. */
export function readTags(text: string): readonly string[] | undefined {
  const tags = [...new Set(text.split(",").map((tag) => tag.trim()))].filter((tag) => tag !== "");
  return tags.length === 0 ? undefined : tags;
}
