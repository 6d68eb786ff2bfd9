import type { ServiceDiagnostic } from "../../../engine/language/service/index";
import { editorLook } from "../editor-look";
import type { monaco as Monaco } from "../monaco";
import { putAway } from "../put-away";
import { RULES_LANGUAGE } from "../rules-language";
import { textChange } from "../text-change";
import { applyTheme, watchTheme } from "../theme";
import type { RulesService, TextSettings } from "./rules-service";
import { MARK_CLASSES, type TextMark } from "./text-marks";
import { rangeIn } from "./to-monaco";

export interface ExpressionStart {
  readonly element: HTMLElement;
  readonly label: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly settings: TextSettings;
  readonly onText: (text: string) => void;
  readonly onProblems: (problems: readonly ServiceDiagnostic[]) => void;
}

export interface OpenExpression {
  /** Makes the text another, as one edit that leaves cursor and undo where they are. */
  setText(text: string): void;
  setSettings(settings: TextSettings): void;
  /** Marks parts of the text, in place of those marked before. */
  setMarks(marks: readonly TextMark[]): void;
  /** Lays the text out anew, where it has no mistake. */
  format(): void;
  /** Makes the edits of a fix as one step that can be undone. */
  apply(edits: ServiceDiagnostic["fixes"][number]["edits"]): void;
  /** Puts the cursor at a problem. */
  show(place: { readonly start: number; readonly end: number }): void;
  close(): void;
}

const LINE = 20;
const PADDING = 8;
const FEWEST_LINES = 3;
const MOST_LINES = 14;

/** An editor for one expression. It is as high as its text, from three to fourteen lines. */
export function openExpressionEditor(monaco: typeof Monaco, service: RulesService, start: ExpressionStart): OpenExpression {
  const { element, label, text, readOnly, settings, onText, onProblems } = start;
  const model = monaco.editor.createModel(text, RULES_LANGUAGE);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  applyTheme(monaco);
  const editor = monaco.editor.create(element, {
    ...editorLook(element),
    model,
    readOnly,
    ariaLabel: label,
    lineHeight: LINE,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    lineDecorationsWidth: 12,
    folding: false,
    padding: { top: PADDING, bottom: PADDING },
    quickSuggestions: { strings: true, other: true, comments: false },
    suggest: { showStatusBar: false, preview: false, snippetsPreventQuickSuggestions: false },
    wordBasedSuggestions: "off",
    // Tab leaves the field, as in a form; suggestions are taken with Enter.
    tabFocusMode: true,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false, alwaysConsumeMouseWheel: false },
    cursorBlinking: "solid",
  });
  let taking = false;
  const listening = model.onDidChangeContent(() => {
    if (!taking) onText(model.getValue());
  });
  const marked = editor.createDecorationsCollection();
  const attached = service.attach(model, settings, onProblems);
  const unwatch = watchTheme(() => applyTheme(monaco));

  function fit(): void {
    const lines = Math.min(MOST_LINES, Math.max(FEWEST_LINES, Math.ceil((editor.getContentHeight() - 2 * PADDING) / LINE)));
    element.style.height = `${lines * LINE + 2 * PADDING}px`;
  }
  const sizing = editor.onDidContentSizeChange(fit);
  fit();

  return {
    setText(next) {
      const now = model.getValue();
      if (next === now) return;
      const change = textChange(now, next);
      taking = true;
      model.pushEditOperations([], [{ range: rangeIn(model, change.start, change.end), text: change.text }], () => null);
      taking = false;
    },
    setSettings: (next) => attached.setSettings(next),
    setMarks: (next) =>
      marked.set(
        next.map(({ start: from, end, look, hover }) => ({
          range: rangeIn(model, from, end),
          options: { inlineClassName: MARK_CLASSES[look] ?? null, hoverMessage: { value: hover } },
        })),
      ),
    format: () => void editor.getAction("editor.action.formatDocument")?.run(),
    apply(edits) {
      editor.pushUndoStop();
      editor.executeEdits(
        "fix",
        edits.map(({ start: from, end, text: replacement }) => ({ range: rangeIn(model, from, end), text: replacement })),
      );
      editor.pushUndoStop();
      editor.focus();
    },
    show({ start: from, end }) {
      const range = rangeIn(model, from, end);
      editor.setSelection(range);
      editor.revealRangeInCenterIfOutsideViewport(range);
      editor.focus();
    },
    close() {
      unwatch();
      sizing.dispose();
      listening.dispose();
      attached.detach();
      editor.dispose();
      putAway(model);
    },
  };
}
