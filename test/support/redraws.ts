import type { Page } from "playwright-core";

/** How often components were drawn again in parts of the window since the last look, by the part's name. */
export interface Redraws<Part extends string> {
  take(): Promise<Readonly<Record<Part, number>>>;
}

/**
 * Loads the page again and counts from then on. `parts`: names, and CSS selectors of the elements that a component draws in. React itself tells each time what
 * it drew, as it tells its developer tools.
 */
export async function countRedraws<Part extends string>(page: Page, parts: Readonly<Record<Part, string>>): Promise<Redraws<Part>> {
  await page.addInitScript(watchReact, Object.entries<string>(parts));
  await page.reload();
  return {
    async take() {
      const counted: Record<string, number> = await page.evaluate(() => {
        const { dataset } = document.documentElement;
        const counts: Record<string, number> = JSON.parse(dataset["redraws"] ?? "{}");
        dataset["redraws"] = "{}";
        return counts;
      });
      const of: Partial<Record<Part, number>> = {};
      const names = Object.keys(parts).filter((name): name is Part => name in parts);
      for (const name of names) of[name] = counted[name] ?? 0;
      return isWhole(of, names) ? of : Promise.reject(new Error("A part was not counted."));
    },
  };
}

function isWhole<Part extends string>(of: Partial<Record<Part, number>>, names: readonly Part[]): of is Record<Part, number> {
  return names.every((name) => of[name] !== undefined);
}

/** Runs in the page, before anything of it: nothing from outside is known there. */
function watchReact(parts: readonly (readonly [name: string, selector: string])[]): void {
  interface Fiber {
    readonly tag: number;
    readonly flags: number;
    readonly alternate: Fiber | null;
    readonly child: Fiber | null;
    readonly sibling: Fiber | null;
    readonly return: Fiber | null;
    readonly stateNode: unknown;
  }
  /** Function components: plain, with a forwarded ref, memo. */
  const FUNCTIONS = [0, 11, 14, 15];
  const PERFORMED_WORK = 1;

  function elementAround(fiber: Fiber): Element | null {
    for (let above = fiber.return; above !== null; above = above.return) if (above.stateNode instanceof Element) return above.stateNode;
    return null;
  }

  /** What was not looked at in this drawing is the very same as before. */
  function walk(fiber: Fiber, counts: Record<string, number>): void {
    if (FUNCTIONS.includes(fiber.tag) && (fiber.flags & PERFORMED_WORK) !== 0) {
      const element = elementAround(fiber);
      for (const [name, selector] of parts) if (element?.closest(selector) !== null) counts[name] = (counts[name] ?? 0) + 1;
    }
    if (fiber.alternate === null || fiber.child === fiber.alternate.child) return;
    for (let child = fiber.child; child !== null; child = child.sibling) if (child.alternate !== null) walk(child, counts);
  }

  Object.defineProperty(window, "__REACT_DEVTOOLS_GLOBAL_HOOK__", {
    value: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot(_id: number, { current }: { readonly current: Fiber }) {
        const { dataset } = document.documentElement;
        const counts: Record<string, number> = JSON.parse(dataset["redraws"] ?? "{}");
        walk(current, counts);
        dataset["redraws"] = JSON.stringify(counts);
      },
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
    },
  });
}
