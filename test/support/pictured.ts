import path from "node:path";
import type { Browser, Page } from "playwright-core";

/** Where the pictures of README and docs are kept, with the fingerprint of the fonts they were made with. */
export const PICTURES_FOLDER = path.resolve(import.meta.dirname, "../../resources/docs/pictures");
export const FONTS_FILE = path.join(PICTURES_FOLDER, "fonts.json");

/** A picture of a main screen. */
export interface Pictured {
  readonly name: string;
  readonly scheme: "dark" | "light";
  readonly width: number;
  readonly height: number;
  readonly show: (page: Page) => Promise<void>;
}

const TRACE = "A call without a token";

export const PICTURED: readonly Pictured[] = [
  { name: "window-dark", scheme: "dark", width: 1440, height: 900, show: sendTrace },
  { name: "window-light", scheme: "light", width: 1440, height: 900, show: sendTrace },
  { name: "window-small", scheme: "light", width: 1024, height: 700, show: sendTrace },
  { name: "what-if-light", scheme: "light", width: 1440, height: 900, show: editRule },
  { name: "compare-dark", scheme: "dark", width: 1440, height: 900, show: compare },
];

/** The screen as it is to be pictured; the caller closes the page. */
export async function showPictured(browser: Browser, address: string, { scheme, width, height, show }: Pictured): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme, reducedMotion: "reduce" });
  await page.goto(address);
  await skipGuide(page);
  await show(page);
  return page;
}

/** A picture in which nothing depends on the moment: durations read the same, no cursor blinks, no mouse hovers. */
export async function takePicture(page: Page): Promise<Buffer> {
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    // A duration may stand in several texts of one element; the first then says it all.
    for (const element of document.body.querySelectorAll("*")) {
      const texts = [...element.childNodes].filter((node) => node instanceof Text);
      const written = texts.map(({ data }) => data).join("");
      const steady = written.replace(/\d[\d.,]*\s(µs|ms|s)\b/g, "5 ms");
      if (steady !== written && element.childElementCount === 0)
        for (const [at, text] of texts.entries()) text.data = at === 0 ? steady : "";
    }
  });
  return page.screenshot({ animations: "disabled", caret: "hide" });
}

/** Widths of some words in the window's two fonts: the same only where the same fonts are drawn the same way. */
export async function fontsFingerprint(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() => {
    const WORDS = ["Blocked by custom rule, because 0123456789", "Wjilf “…” → ≠ ⌘", 'http.request.uri.path eq "/checkout"'];
    const style = getComputedStyle(document.documentElement);
    const pen = document.createElement("canvas").getContext("2d");
    if (pen === null) throw new Error("The browser cannot measure text");
    const widths: Record<string, number> = {};
    for (const face of ["sans", "mono"]) {
      for (const weight of [400, 600]) {
        pen.font = `${weight} 13px ${style.getPropertyValue(`--${face}`)}`;
        for (const [at, words] of WORDS.entries())
          widths[`${face} ${weight} ${at + 1}`] = Math.round(pen.measureText(words).width * 100) / 100;
      }
    }
    return widths;
  });
}

/** The rule that decided, opened for trying. */
async function editRule(page: Page): Promise<void> {
  await sendTrace(page);
  await page.getByRole("region", { name: "Inspector" }).getByRole("button", { name: "Edit rule" }).click();
  await page.getByRole("textbox", { name: "Expression" }).first().waitFor();
  // Its colours come a moment later than its words.
  await page.locator(".monaco-editor .view-line span span").nth(8).waitFor();
  await page.getByRole("switch", { name: "Enabled" }).click();
  await page.getByText("would newly come through", { exact: false }).first().waitFor();
  await page
    .getByRole("region", { name: "Answer" })
    .getByText(/^Allowed/)
    .waitFor();
}

/** The guided start belongs to the first minutes only. */
async function skipGuide(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Send trace" }).waitFor();
  const skip = page.getByRole("button", { name: "Skip guide" });
  if (await skip.isVisible()) await skip.click();
}

/** Below 1181 px the library is behind its rail: what is open already is sent there. */
async function sendTrace(page: Page): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) > 1180) {
    await page.getByRole("textbox", { name: "Filter traces" }).fill(TRACE);
    await page.getByRole("treeitem", { name: TRACE }).click();
    await page.getByRole("textbox", { name: "Filter traces" }).fill("");
  }
  await page.getByRole("button", { name: "Send trace" }).click();
  await page
    .getByRole("region", { name: "Trace results" })
    .getByText(/^(Blocked|Allowed|Redirected|Challenged)/)
    .first()
    .waitFor();
}

async function compare(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.getByText("First divergence", { exact: true }).first().waitFor({ timeout: 60_000 });
}
