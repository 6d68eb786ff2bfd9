import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { startWorkbench, type Workbench } from "./start-workbench";

/** The window in a real browser, on a workspace of its own. */
export interface WindowPage {
  readonly page: Page;
  readonly workbench: Workbench;
  /** Ends it, and fails where the page reported a fault. */
  close(): Promise<void>;
}

/** `there`: a text that says the window is there, where there is no trace to send. */
export async function openWindowPage(browser: Browser, sample?: string, there?: string): Promise<WindowPage> {
  const workbench = await startWorkbench(sample);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(workbench.address);
  await (there === undefined ? page.getByRole("button", { name: "Send trace" }) : page.getByText(there)).waitFor();
  return {
    page,
    workbench,
    async close() {
      await page.close();
      await workbench.stop();
      expect(faults).toEqual([]);
    },
  };
}
