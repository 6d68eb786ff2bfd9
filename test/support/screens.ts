import type { Locator, Page } from "playwright-core";

/** A screen of the window, and the way to it from a fresh one. */
export interface Screen {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
}

const TRACE = "A call without a token";

async function sendBlockedTrace(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Filter traces" }).fill(TRACE);
  await page.getByRole("treeitem", { name: TRACE }).click();
  await page.getByRole("textbox", { name: "Filter traces" }).fill("");
  await page.getByRole("button", { name: "Send trace" }).click();
  await page
    .getByRole("region", { name: "Trace results" })
    .getByText(/^Blocked/)
    .first()
    .waitFor();
}

async function sendAndShowAll(page: Page): Promise<void> {
  await sendBlockedTrace(page);
  await page.getByLabel("Results shown").selectOption({ label: "All configurations" });
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+K");
  await page.getByRole("combobox", { name: "Commands, traces, rules and steps" }).fill(words);
  await page.getByRole("option", { name: words }).first().click();
}

/** A trace with a variable, and one row of values for each of three hosts. */
async function fillCases(page: Page): Promise<Locator> {
  await page.getByRole("textbox", { name: "URL", exact: true }).fill("https://{{host}}/");
  await page.getByRole("button", { name: "Edit cases" }).click();
  const dialog = page.getByRole("dialog", { name: "Cases" });
  await dialog.getByRole("button", { name: "Paste table" }).click();
  await dialog
    .getByRole("textbox", { name: "Table as text" })
    .fill("host\tremark\nexample.com\thome\nshop.example.com\t\nnowhere.test\tno zone");
  await dialog
    .getByRole("button", { name: /^(Replace all rows|Add to the rows)$/ })
    .first()
    .click();
  await dialog.getByText("3 rows").waitFor();
  return dialog;
}

async function compare(page: Page): Promise<Locator> {
  await page.getByLabel("compare with").selectOption("proposed");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const beside = page.getByRole("region", { name: "Before and after" });
  await beside.getByText("First divergence", { exact: true }).waitFor();
  return beside;
}

async function run(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run library", exact: true }).click();
  await page.getByRole("grid", { name: "Traces of the run" }).getByRole("gridcell").first().waitFor();
}

/** Every screen of the window. A new one belongs here; then it is looked at for faults. */
export const SCREENS: readonly Screen[] = [
  { name: "the window as it opens", open: async () => undefined },
  {
    name: "a trace with all configurations, searched",
    async open(page) {
      await sendAndShowAll(page);
      await page.getByRole("button", { name: "Find steps" }).click();
      await page.getByLabel("Steps of level").selectOption("zone");
      await page.getByRole("button", { name: "Times of steps" }).click();
    },
  },
  {
    name: "the steps as a table",
    async open(page) {
      await sendAndShowAll(page);
      await page.getByRole("button", { name: "Steps as a table" }).click();
      await page.getByRole("table", { name: "Steps as a table" }).waitFor();
    },
  },
  {
    name: "the JSON of a trace",
    async open(page) {
      await page.getByRole("tab", { name: "JSON", exact: true }).click();
      await page.locator(".monaco-editor .view-lines").first().waitFor();
    },
  },
  {
    name: "the rule editor",
    async open(page) {
      await sendBlockedTrace(page);
      await page.getByRole("button", { name: "Edit rule" }).click();
      await page.locator(".monaco-editor .view-lines").first().waitFor();
      await page.getByRole("switch", { name: "Enabled" }).click();
      await page.getByText("Nothing is saved.").waitFor();
    },
  },
  {
    name: "the items of a list",
    async open(page) {
      await page.evaluate(() => {
        document.location.hash = "#/file/account%2Flists%2Fblocked_networks.json";
      });
      await page.getByRole("list", { name: "Items of blocked_networks" }).waitFor();
    },
  },
  {
    name: "the comparison, with its causes",
    async open(page) {
      await compare(page);
    },
  },
  {
    name: "a step of the comparison on both sides",
    async open(page) {
      const beside = await compare(page);
      await beside.getByRole("option", { name: /Our uptime probes pass everything/ }).click();
      await beside.getByRole("region", { name: "Step after" }).waitFor();
    },
  },
  {
    name: "the configurations compared",
    async open(page) {
      await compare(page);
      await page.getByRole("tab", { name: "Configuration", exact: true }).click();
      await page.getByRole("tree", { name: "Edits of the configuration" }).waitFor();
    },
  },
  { name: "a run of the library", open: run },
  {
    name: "the coverage of a run",
    async open(page) {
      await run(page);
      await page.getByRole("tab", { name: /^Rules/ }).click();
    },
  },
  {
    name: "the coverage of the library",
    async open(page) {
      await run(page);
      await page.getByRole("button", { name: "Keep as baseline" }).waitFor();
      await page
        .getByRole("tree", { name: "Runs" })
        .getByRole("treeitem", { name: /Coverage/ })
        .click();
      await page.getByRole("grid", { name: "Rules and their conditions" }).getByRole("gridcell").first().waitFor();
    },
  },
  {
    name: "the import dialog",
    async open(page) {
      await page.getByRole("button", { name: "Import configuration" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "a rule with a mistake",
    async open(page) {
      await page.evaluate(() => {
        document.location.hash = "#/rule/zones%2Fexample.com%2Frulesets%2Fcustom-rules.json/%2Fresult%2Frules/0";
      });
      await page.getByRole("heading", { name: "Our uptime probes pass everything" }).waitFor();
      await page.locator(".monaco-editor").first().click();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.insertText("http.hots eq");
      await page.getByText("Results are with the last text without errors.").first().waitFor();
    },
  },
  {
    name: "the dialog that saves as another configuration",
    async open(page) {
      await sendBlockedTrace(page);
      await page.getByRole("button", { name: "Edit rule" }).click();
      await page.getByRole("switch", { name: "Enabled" }).click();
      await page.getByRole("button", { name: "Save as…" }).click();
      await page.getByRole("textbox", { name: "Configuration name" }).waitFor();
    },
  },
  {
    name: "the choice of a trace to compare with",
    async open(page) {
      await command(page, "Compare with another trace");
      await page.getByRole("group", { name: "Traces to compare with" }).waitFor();
    },
  },
  {
    name: "two traces beside each other",
    async open(page) {
      await command(page, "Compare with another trace");
      await page.getByRole("textbox", { name: "Find a trace" }).fill("partner with a key");
      await page.keyboard.press("Enter");
      await page.getByRole("listbox", { name: /timelines/i }).waitFor();
    },
  },
  {
    name: "the command palette",
    async open(page) {
      await page.getByRole("button", { name: "Search or run a command" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "the language reference",
    async open(page) {
      await page.keyboard.press("F1");
      await page.getByRole("list", { name: "Rules language" }).getByRole("listitem").first().waitFor();
    },
  },
  {
    name: "the keyboard shortcuts",
    async open(page) {
      await page.keyboard.press("F1");
      await page.getByRole("tab", { name: "Keyboard shortcuts" }).click();
      await page.getByRole("region", { name: "Keys" }).waitFor();
    },
  },
  {
    name: "what is simulated",
    async open(page) {
      await page.getByRole("button", { name: "What is simulated" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "the settings",
    async open(page) {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "the cases of a trace as a table",
    async open(page) {
      await fillCases(page);
    },
  },
  {
    name: "the cases of a trace as a matrix",
    async open(page) {
      const dialog = await fillCases(page);
      await dialog.getByRole("tab", { name: "Matrix" }).click();
      await dialog.getByRole("textbox", { name: "Values of variable 1" }).fill("example.com, shop.example.com");
      await dialog.getByRole("table", { name: "First rows" }).waitFor();
    },
  },
  {
    name: "a table that is pasted into the cases",
    async open(page) {
      const dialog = await fillCases(page);
      await dialog.getByRole("button", { name: "Paste table" }).click();
      await dialog.getByRole("textbox", { name: "Table as text" }).fill("host\nwww.example.com");
    },
  },
  {
    name: "the outcomes of the rows",
    async open(page) {
      await (await fillCases(page)).getByRole("button", { name: "Done" }).click();
      await page.getByRole("button", { name: "Run all rows" }).click();
      await page.getByText("3 fail", { exact: true }).waitFor();
    },
  },
  {
    name: "the form with what is not the default",
    async open(page) {
      await page.getByRole("switch", { name: "Follow redirects" }).check();
      await page.getByRole("switch", { name: "Skip challenge" }).check();
      await page.getByLabel("Body type").selectOption({ label: "Multipart form" });
      await page.getByText("What Cloudflare would know", { exact: true }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "the findings of a configuration",
    async open(page) {
      await page.evaluate(() => {
        document.location.hash = "#/findings";
      });
      await page.getByRole("heading", { name: /Findings/ }).waitFor();
    },
  },
  {
    name: "the pull from Cloudflare",
    async open(page) {
      await page.getByRole("button", { name: "Import configuration" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Pull from Cloudflare" }).click();
      await page.getByRole("dialog", { name: "Pull from Cloudflare" }).waitFor();
    },
  },
  {
    name: "what a trace is saved as",
    async open(page) {
      await command(page, "New trace");
      await page.getByRole("textbox", { name: "URL", exact: true }).fill("https://example.com/");
      await page.getByRole("button", { name: "Save trace" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "what can be done with a trace",
    async open(page) {
      await page.getByRole("treeitem", { name: TRACE }).click({ button: "right" });
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "the new name of a trace",
    async open(page) {
      await page.getByRole("treeitem", { name: TRACE }).click({ button: "right" });
      await page.getByRole("menuitem", { name: "Rename" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "what the program is",
    async open(page) {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByRole("menuitem", { name: "About Trace Workbench" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
];
