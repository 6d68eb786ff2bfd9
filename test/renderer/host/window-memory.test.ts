import { expect, test } from "vitest";
import { createWindowMemory, takeByLock } from "../../../renderer/host/window-memory";

/** A page's own storage, and the names that are taken among all pages. */
function openPage(kept: Map<string, string>, taken: Set<string>, newName: string) {
  return createWindowMemory({
    storage: () => ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }),
    newName: () => newName,
    take: async (name) => !taken.has(name) && taken.add(name).has(name),
  });
}

test("a page that is loaded again keeps its name and what it wrote", async () => {
  const kept = new Map<string, string>();
  const first = await openPage(kept, new Set(), "one");
  first.write("tabs", "a");
  const again = await openPage(kept, new Set(), "two");
  expect([first.window, again.window, again.read("tabs")]).toEqual(["one", "one", "a"]);
});

test("a copy of an open page, which comes with the same storage, gets a name of its own", async () => {
  const taken = new Set<string>();
  const kept = new Map<string, string>();
  await openPage(kept, taken, "one");
  const copy = await openPage(new Map(kept), taken, "two");
  expect(copy.window).toBe("two");
});

test("a page that may store nothing has a name all the same, and one that may store no more goes on", async () => {
  const take = async (): Promise<boolean> => true;
  const refuse = (): never => {
    throw new Error("no");
  };
  const closed = await createWindowMemory({ storage: refuse, newName: () => "one", take });
  closed.write("tabs", "a");
  expect([closed.window, closed.read("tabs")]).toEqual(["one", "a"]);
  let setItem: (key: string, value: string) => void = () => undefined;
  const storage = { getItem: () => null, setItem: (key: string, value: string) => setItem(key, value) };
  const full = await createWindowMemory({ storage: () => storage, newName: () => "two", take });
  setItem = refuse;
  full.write("tabs", "a");
  expect(full.window).toBe("two");
});

test("where there are no locks every name is free", async () => {
  const take = takeByLock(undefined);
  expect([await take("one"), await take("one")]).toEqual([true, true]);
});
