import type { Locator, Page } from "playwright-core";

/** Stops a person would no longer go through to reach a control. */
const MOST = 120;

/** Goes to a control with the Tab key alone, as a person does; fails where Tab never comes there. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < MOST; stops += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST} times ${key} did not come to ${target.toString()}.`);
}

/** Presses a key until something is there. */
export async function pressUntil(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < MOST; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST} times ${key} did not lead there.`);
}
