import { editorLook } from "./editor-look";
import type { monaco as Monaco } from "./monaco";
import { applyTheme, watchTheme } from "./theme";

export interface DiffStart {
  readonly element: HTMLElement;
  readonly label: string;
  readonly language: "json" | "text";
  readonly before: string;
  readonly after: string;
}

/** Both texts side by side, or one below the other where there is no room; to be read only. Returns what ends it. */
export function openDiffEditor(monaco: typeof Monaco, { element, label, language, before, after }: DiffStart): () => void {
  const kind = language === "json" ? "json" : "plaintext";
  const [original, modified] = [monaco.editor.createModel(before, kind), monaco.editor.createModel(after, kind)];
  applyTheme(monaco);
  const editor = monaco.editor.createDiffEditor(element, {
    ...editorLook(element),
    originalAriaLabel: `${label}, before`,
    modifiedAriaLabel: `${label}, after`,
    readOnly: true,
    domReadOnly: true,
    originalEditable: false,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    renderSideBySideInlineBreakpoint: 640,
    renderMarginRevertIcon: false,
    renderGutterMenu: false,
    renderOverviewRuler: false,
    hideUnchangedRegions: { enabled: true, contextLineCount: 4, minimumLineCount: 4 },
    diffWordWrap: "on",
    links: false,
  });
  editor.setModel({ original, modified });
  const unwatch = watchTheme(() => applyTheme(monaco));
  return () => {
    unwatch();
    editor.dispose();
    original.dispose();
    modified.dispose();
  };
}
