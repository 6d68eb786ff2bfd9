import { Refused } from "../../../engine/contract/refused";
import { openWorkspace } from "../../../main/workspace/workspace";

/**
 * Adds a tag of its own to one and the same trace, some times: `add-tags <workspace> <times> <how>`. Whoever finds the file changed reads it again.
 * `blindly` writes over whatever is there, for the check to be shown what that leads to. Besides, each time saves a new trace of one and the same name.
 */
const [folder = "", times = "0", how = "with care"] = process.argv.slice(2);
const { library } = await openWorkspace(folder);

async function add(tag: string): Promise<void> {
  const { saved, revision } = await library.read("tagged.trace.json");
  const next = { ...saved, tags: [...(saved.tags ?? []), tag] };
  try {
    await library.save({ traceId: "tagged.trace.json", folder: "", saved: next, revision, overwrite: how === "blindly" });
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== "changed-on-disk") throw error;
    await add(tag);
  }
}

for (let time = 0; time < Number(times); time++) {
  await add(`${process.pid}-${time}`);
  const saved = { name: "Same name", trace: { method: "GET", url: "https://example.com/" } };
  await library.save({ traceId: null, folder: "new", saved, revision: null, overwrite: false });
}
