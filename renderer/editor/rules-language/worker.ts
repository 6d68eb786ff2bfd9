import { createLanguageServer } from "./serve-language";

/** Runs the language service beside the window, so that typing never waits for it. */
const serve = createLanguageServer();

self.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const reply = serve(data);
  if (reply !== null) self.postMessage(reply, { transfer: [] });
});
