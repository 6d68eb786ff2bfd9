import type { Locator, Page } from "playwright-core";

/** Stops inside one pane that a person would no longer go through to reach a control. */
const MOST_STOPS = 30;

/** Panes that a person would no longer go through to reach one. */
const MOST_PANES = 12;

/** Presses of a key that changes something: a long list has as many rows. */
const MOST_PRESSES = 120;

/** Goes to a control as a person does: with F6 to its pane, then with Tab, or Shift+Tab where it stands before; fails where these never come there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let panes = 0; !(await isInPane(target)); panes += 1) {
    if (panes === MOST_PANES) throw new Error(`${MOST_PANES} times F6 did not come to the pane of ${target.toString()}.`);
    await page.keyboard.press("F6");
  }
  const key = (await isBefore(target)) ? "Shift+Tab" : "Tab";
  for (let stops = 0; stops <= MOST_STOPS; stops += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST_STOPS} times ${key} did not come to ${target.toString()}.`);
}

/** Whether the focus is in the pane of the target already, or the target stands in none. */
async function isInPane(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const pane = element.closest("[data-pane]");
    return pane === null || element.ownerDocument.activeElement?.closest("[data-pane]") === pane;
  });
}

/** Whether the target stands before what has the focus. */
async function isBefore(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const active = element.ownerDocument.activeElement;
    return (
      active !== null && (active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 && !element.contains(active)
    );
  });
}

/** Presses a key until something is there. */
export async function pressUntil(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST_PRESSES} times ${key} did not lead there.`);
}
