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
    originalAriaLabel: `${label}, before`,
    modifiedAriaLabel: `${label}, after`,
    readOnly: true,
    domReadOnly: true,
    originalEditable: false,
    automaticLayout: true,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    renderSideBySideInlineBreakpoint: 640,
    renderMarginRevertIcon: false,
    renderGutterMenu: false,
    renderOverviewRuler: false,
    hideUnchangedRegions: { enabled: true, contextLineCount: 4, minimumLineCount: 4 },
    fontFamily: getComputedStyle(element).getPropertyValue("--mono"),
    fontSize: 12,
    lineHeight: 20,
    fontLigatures: false,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    overviewRulerLanes: 0,
    lineNumbersMinChars: 3,
    glyphMargin: false,
    stickyScroll: { enabled: false },
    padding: { top: 8, bottom: 8 },
    wordWrap: "on",
    diffWordWrap: "on",
    wrappingIndent: "indent",
    bracketPairColorization: { enabled: false },
    fixedOverflowWidgets: true,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
    links: false,
    smoothScrolling: false,
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
