import { editorLook } from "./editor-look";
import type { monaco as Monaco } from "./monaco";
import { putAway } from "./put-away";
import { textChange } from "./text-change";
import { applyTheme, watchTheme } from "./theme";

/** Lines and columns count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export interface EditorStart {
  readonly element: HTMLElement;
  readonly uri: string;
  readonly label: string;
  readonly text: string;
  /** Where the cursor goes at first; lines and columns count from 1. */
  readonly place: TextPlace | null;
  readonly onText: (text: string) => void;
  /** The cursor went there. */
  readonly onPlace?: (place: TextPlace) => void;
}

export interface OpenEditor {
  /** Makes the text another, as one edit that leaves cursor and undo where they are. */
  setText(text: string): void;
  /** Puts the cursor there, in the middle of what is seen. */
  goTo(place: TextPlace): void;
  close(): void;
}

export function openJsonEditor(monaco: typeof Monaco, { element, uri, label, text, place, onText, onPlace }: EditorStart): OpenEditor {
  const address = monaco.Uri.parse(uri);
  monaco.editor.getModel(address)?.dispose();
  const model = monaco.editor.createModel(text, "json", address);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  applyTheme(monaco);
  const editor = monaco.editor.create(element, {
    ...editorLook(element),
    model,
    ariaLabel: label,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    lineDecorationsWidth: 12,
    guides: { indentation: true },
    quickSuggestions: { strings: true, other: true, comments: false },
    links: false,
    // What is typed or pasted stays what it is: nothing is added behind the cursor, Enter is a new line, Tab takes a suggestion.
    autoClosingBrackets: "never",
    autoClosingQuotes: "never",
    autoSurround: "never",
    acceptSuggestionOnEnter: "off",
    acceptSuggestionOnCommitCharacter: false,
    cursorBlinking: "solid",
  });
  let taking = false;
  const listening = model.onDidChangeContent(() => {
    if (!taking) onText(model.getValue());
  });
  editor.onDidChangeCursorPosition(({ position }) => onPlace?.({ line: position.lineNumber, column: position.column }));
  const unwatch = watchTheme(() => applyTheme(monaco));
  const goTo = ({ line, column }: TextPlace): void => {
    editor.setPosition({ lineNumber: line, column });
    editor.revealLineInCenter(line);
  };
  if (place !== null) goTo(place);

  return {
    goTo,
    setText(next) {
      const now = model.getValue();
      if (next === now) return;
      const { start, end, text: replacement } = textChange(now, next);
      const from = model.getPositionAt(start);
      const to = model.getPositionAt(end);
      taking = true;
      model.pushEditOperations(
        [],
        [
          {
            range: { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column },
            text: replacement,
          },
        ],
        () => null,
      );
      taking = false;
    },
    close() {
      unwatch();
      listening.dispose();
      editor.dispose();
      putAway(model);
    },
  };
}
