import type * as Monaco from "monaco-editor";

/** How every editor of the window looks; each says the rest for itself. */
export function editorLook(
  element: HTMLElement,
): Monaco.editor.IEditorOptions & { readonly bracketPairColorization: { readonly enabled: boolean } } {
  return {
    automaticLayout: true,
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
    wrappingIndent: "indent",
    bracketPairColorization: { enabled: false },
    fixedOverflowWidgets: true,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
    smoothScrolling: false,
  };
}
