/** How many files are read at the same time: enough to keep a disk busy, few enough for the system's limit of open files. */
const TOGETHER = 32;

/** `work` on every item, some at a time; results in the order of the items. */
export async function inBatches<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += TOGETHER) results.push(...(await Promise.all(items.slice(at, at + TOGETHER).map(work))));
  return results;
}
