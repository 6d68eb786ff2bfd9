import { monaco } from "../monaco";
import { createLanguageClient } from "./language-client";
import { createRulesService } from "./rules-service";

/** A file of our own beside the window: nothing that the page’s content policy would have to allow. */
const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

/** The editor with the language service behind it; loaded when an editor is first shown. */
export const rulesService = createRulesService(
  monaco,
  createLanguageClient({
    post: (message) => worker.postMessage(message, []),
    listen: (listener) => worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => listener(data)),
    broken: (listener) => worker.addEventListener("error", ({ message }) => listener(message)),
  }),
);

export { monaco };
