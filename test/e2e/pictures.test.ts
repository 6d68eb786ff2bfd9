import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pictureDifference } from "../support/picture-difference";
import { FONTS_FILE, fontsFingerprint, PICTURED, PICTURES_FOLDER, showPictured, takePicture } from "../support/pictured";
import { startBrowser, startWorkbench, type Workbench } from "../support/start-workbench";

/** So large a share of a screen may differ: less than one row of a list or one button. */
const TOLERANCE = 0.002;

/** Whether text is drawn here as it was where the pictures were made. */
async function hasTheirFonts(page: Page): Promise<boolean> {
  const made: unknown = JSON.parse(readFileSync(FONTS_FILE, "utf8"));
  const here = await fontsFingerprint(page);
  if (JSON.stringify(made) === JSON.stringify(here)) return true;
  console.warn(
    `\nLEFT OUT: this machine's fonts are not those the pictures were made with, so the screens are not compared with them. Here: ${JSON.stringify(here)}\n`,
  );
  return false;
}

describe("the main screens look as in their pictures", () => {
  let browser: Browser;
  let workbench: Workbench;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => browser.close());
  beforeEach(async () => {
    workbench = await startWorkbench();
  });
  afterEach(async () => workbench.stop());

  test.each(PICTURED)("$name", async (pictured) => {
    const page = await showPictured(browser, workbench.address, pictured);
    if (await hasTheirFonts(page)) {
      const kept = readFileSync(path.join(PICTURES_FOLDER, `${pictured.name}.png`));
      const { squares, of, around } = await pictureDifference(browser, kept, await takePicture(page));
      expect(
        squares / of,
        `${squares} of ${of} squares differ, within ${JSON.stringify(around)}; “npm run pictures” takes new ones`,
      ).toBeLessThan(TOLERANCE);
    }
    await page.close();
  });

  test("a screen is like itself, and what was changed in it is found where it is", async () => {
    const [pictured] = PICTURED;
    if (pictured === undefined) throw new Error("There is no picture");
    const page = await showPictured(browser, workbench.address, pictured);
    const before = await takePicture(page);
    expect((await pictureDifference(browser, before, await takePicture(page))).squares).toBe(0);
    const button = page.getByRole("button", { name: "Send trace" });
    const box = await button.boundingBox();
    await button.evaluate((element) => {
      element.style.background = "#b72028";
    });
    const { squares, of, around } = await pictureDifference(browser, before, await takePicture(page));
    expect(squares / of).toBeGreaterThan(TOLERANCE);
    expect(around?.left).toBeGreaterThan((box?.x ?? Number.NaN) - 16);
    expect(around?.bottom).toBeLessThan((box?.y ?? Number.NaN) + (box?.height ?? Number.NaN) + 16);
    await page.close();
  });
});
