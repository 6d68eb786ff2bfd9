// oxlint-disable import/default -- Vite makes the default export of `?worker` modules
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import JsonWorker from "monaco-editor/languages/features/json/json.worker?worker";

/** The editor's workers are files of our own: no blob, no eval, nothing the page's content policy would have to allow. */
self.MonacoEnvironment = {
  getWorker: (_id, label) => (label === "json" ? new JsonWorker() : new EditorWorker()),
};
