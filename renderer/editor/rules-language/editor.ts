import { monaco } from "../monaco";
import { createLanguageClient } from "./language-client";
import { createRulesService } from "./rules-service";
import LanguageWorker from "./worker?worker";

const worker = new LanguageWorker();

/** The editor with the language service behind it; loaded when an editor is first shown. */
export const rulesService = createRulesService(
  monaco,
  createLanguageClient({
    post: (message) => worker.postMessage(message),
    listen: (listener) => worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => listener(data)),
  }),
);

export { monaco };
