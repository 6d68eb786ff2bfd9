import { withoutSecrets } from "../../engine/support/secrets";
import type { HandlerContext } from "./handlers/context";

const LINES = 60;

/** What helps to find a fault, as text that may be given away: versions, counts, the end of the log. The user's own folder is written `~`. */
export async function diagnosticsText({ description, abilities, session, clock, now }: HandlerContext): Promise<string> {
  const { product, version, carrier, platform } = description;
  const { versions = {}, home = null, log } = abilities.system ?? {};
  const tail = log?.tail(LINES) ?? [];
  const lines = [
    `${product} ${version}, ${carrier === "electron" ? "desktop" : "browser host"} on ${platform}`,
    ...Object.entries(versions).map(([name, value]) => `${name} ${value}`),
    `running for ${Math.round(clock() / 1000)} s, written ${now().toISOString()}`,
    ...(await workspaceLines(session)),
    "",
    log === undefined ? "no log is kept" : `log at level ${log.level}, its last ${tail.length} lines:`,
    ...tail,
  ];
  return `${withoutHome(safeText(lines.join("\n")), home)}\n`;
}

async function workspaceLines(session: HandlerContext["session"]): Promise<readonly string[]> {
  try {
    const { workspace } = await session.current();
    const names = await workspace.configurations.names();
    return [`workspace: ${names.length} ${names.length === 1 ? "configuration" : "configurations"}`];
  } catch {
    return ["workspace: none is open"];
  }
}

function safeText(text: string): string {
  const safe = withoutSecrets(text, []);
  return typeof safe === "string" ? safe : "";
}

function withoutHome(text: string, home: string | null): string {
  return home === null || home.length < 3 ? text : text.replaceAll(home, "~");
}
