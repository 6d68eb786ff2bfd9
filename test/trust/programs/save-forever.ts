import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { writeDurably } from "../../../main/workspace/files/write-durably";
import { openWorkspace } from "../../../main/workspace/workspace";
import { draftFor } from "../../main/support/draft-for";
import { stampedText, stampedTrace } from "../support/stamped";

/**
 * Saves over and over until it is killed: `save-forever <workspace> <size> <how>`. Says "saving" once every kind of file stands in its first form.
 * `carelessly` writes without care, for the check to be shown what that leads to.
 */
const [folder = "", size = "0", how = "durably"] = process.argv.slice(2);
const bytes = Number(size);
const workspace = await openWorkspace(folder);

async function write(relative: string, text: string): Promise<void> {
  const file = path.join(folder, relative);
  if (how === "carelessly") await writeSlowly(file, text);
  else await writeDurably(file, text, relative);
}

/** Over the old file, in parts, as a slow disk would: however fast the machine is, a kill finds it half done. */
async function writeSlowly(file: string, text: string): Promise<void> {
  writeFileSync(file, "");
  const part = Math.ceil(text.length / 4);
  for (let from = 0; from < text.length; from += part) {
    await wait(10);
    appendFileSync(file, text.slice(from, from + part));
  }
}

for (let version = 1; ; version++) {
  await write("configurations/large.json", stampedText(version, bytes));
  await write("baselines/kept.json", stampedText(version, bytes));
  await write(".workbench/runs/run.json", stampedText(version, bytes));
  await write(".workbench/cache/part.json", stampedText(version, bytes));
  const saved = stampedTrace(version, Math.min(bytes, 1_000_000));
  await workspace.drafts.write(draftFor("a.trace.json", saved));
  await workspace.library.save({ traceId: "a.trace.json", folder: "", saved, revision: null, overwrite: true });
  if (version === 1) process.stdout.write("saving\n");
}
