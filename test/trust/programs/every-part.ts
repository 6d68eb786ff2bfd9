import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startBrowser, startWorkbench } from "../../support/start-workbench";

/** Uses each part of the built program once: the command line and the browser host, or (`every-part window`) the window in a browser. */
const ROOT = path.resolve(import.meta.dirname, "../../..");
/** A copy: the command line keeps its runs in the workspace. */
const SAMPLE = path.join(mkdtempSync(path.join(tmpdir(), "every-part-")), "workspace");
cpSync(path.join(ROOT, "resources/sample-workspace"), SAMPLE, { recursive: true });
process.on("exit", () => rmSync(path.dirname(SAMPLE), { recursive: true, force: true }));

function cli(...args: readonly string[]): void {
  execFileSync(process.execPath, [path.join(ROOT, "dist/cli.js"), ...args], { stdio: ["ignore", "ignore", "inherit"] });
}

/** A trace through the browser host, as a program asks for it. */
async function askHost(): Promise<void> {
  const workbench = await startWorkbench();
  const { origin, searchParams } = new URL(workbench.address);
  const ask = async (command: string, payload: object): Promise<unknown> => {
    const headers = { Authorization: `Bearer ${searchParams.get("token") ?? ""}` };
    const answer = await fetch(`${origin}/api/${command}`, { method: "POST", headers, body: JSON.stringify(payload) });
    if (!answer.ok) throw new Error(`${command}: ${answer.status}`);
    return answer.json();
  };
  const view: { workspaceId?: unknown } = Object(await ask("workspace/current", {}));
  const saved = { trace: { method: "GET", url: "https://shop.example.com/" } };
  await ask("trace/run", { workspaceId: view.workspaceId, configuration: "production", saved });
  await workbench.stop();
}

/** The window sends a trace; gives the addresses outside this computer that the page asked for. */
async function driveWindow(): Promise<readonly string[]> {
  const workbench = await startWorkbench();
  const browser = await startBrowser();
  const elsewhere: string[] = [];
  try {
    const page = await browser.newPage();
    page.on("request", (request) => {
      if (!/^(?:http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) elsewhere.push(request.url());
    });
    await page.goto(workbench.address);
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByText("Trace results").first().waitFor();
    await page.getByLabel("Results shown").first().waitFor();
  } finally {
    await browser.close();
    await workbench.stop();
  }
  return elsewhere;
}

if (process.argv[2] === "window") process.stdout.write(`the window asked elsewhere: ${JSON.stringify(await driveWindow())}\n`);
else {
  cli("check", SAMPLE, "--fail-on", "error");
  cli("test", SAMPLE, "--reporter", "html");
  cli("diff", SAMPLE, "--before", "production", "--after", "proposed");
  cli("eval", 'http.host eq "example.com"', "--explain");
  await askHost();
  process.stdout.write("used every part\n");
}
