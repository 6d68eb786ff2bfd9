import type { CancellationToken, editor, IDisposable, languages, Position } from "monaco-editor/editor";
import type { ExpressionUse } from "../../../engine/language/contexts/index";
import type { OpenText, ServiceDiagnostic } from "../../../engine/language/service/index";
import type { monaco as Monaco } from "../monaco";
import { RULES_LANGUAGE } from "../rules-language";
import { helpMarkdown } from "./help-markdown";
import type { LanguageClient } from "./language-client";
import type { EditorEnvironment, Topic } from "./messages";
import { rangeIn, toMarker, toSignature, toSuggestion } from "./to-monaco";

/** What an editor says of its text. */
export interface TextSettings {
  readonly phase: string | null;
  readonly use: ExpressionUse;
  readonly environment: EditorEnvironment;
}

export interface AttachedText {
  /** Takes other settings from now on, and looks at the text again. */
  setSettings(settings: TextSettings): void;
  detach(): void;
}

/** The language service behind the editors of this window. */
export interface RulesService {
  /** Looks after a model for as long as it is attached: completion, help, marks, fixes, and `onProblems` whenever they change. */
  attach(model: editor.ITextModel, settings: TextSettings, onProblems?: (problems: readonly ServiceDiagnostic[]) => void): AttachedText;
}

interface Attached {
  settings: TextSettings;
  problems: readonly ServiceDiagnostic[];
}

const OWNER = "rules-service";
/** Marks follow the typing after this many milliseconds of rest. */
const REST = 120;

/** Registers the service with the editor, for expressions and for JSON with expressions in it. Once a window. */
export function createRulesService(monaco: typeof Monaco, client: LanguageClient): RulesService {
  const attached = new WeakMap<editor.ITextModel, Attached>();

  function ask<T extends Topic>(topic: T, model: editor.ITextModel, position?: Position) {
    const settings = attached.get(model)?.settings;
    if (settings === undefined) return Promise.resolve(null);
    const open = openText(model, settings);
    const offset = position === undefined ? 0 : model.getOffsetAt(position);
    // An editor whose service is broken is still an editor.
    return client.ask(topic, { open, environment: settings.environment, offset }).catch(() => null);
  }

  const completion: languages.CompletionItemProvider = {
    triggerCharacters: [".", '"', "$", "{", "[", "(", " ", ","],
    async provideCompletionItems(model, position, _context, token) {
      const list = await ask("complete", model, position);
      if (list === null || token.isCancellationRequested) return { suggestions: [] };
      const range = rangeIn(model, list.start, list.end);
      return { suggestions: list.items.map((item, order) => toSuggestion(monaco, item, { range, order })) };
    },
  };

  const signatures: languages.SignatureHelpProvider = {
    signatureHelpTriggerCharacters: ["(", ","],
    signatureHelpRetriggerCharacters: [")"],
    async provideSignatureHelp(model, position, token) {
      const help = await ask("signature", model, position);
      return help === null || token.isCancellationRequested ? null : { value: toSignature(help), dispose: () => undefined };
    },
  };

  const fixes: languages.CodeActionProvider = {
    provideCodeActions(model, range) {
      const problems = attached.get(model)?.problems ?? [];
      const from = model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn });
      const to = model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn });
      const near = problems.filter(({ start, end }) => start <= to && from <= end);
      return { actions: near.flatMap((problem) => actionsFor(monaco, model, problem)), dispose: () => undefined };
    },
  };

  async function provideHover(model: editor.ITextModel, position: Position, token: CancellationToken): Promise<languages.Hover | null> {
    const found = await ask("hover", model, position);
    if (found === null || token.isCancellationRequested) return null;
    return { range: rangeIn(model, found.start, found.end), contents: [{ value: helpMarkdown(found.help) }] };
  }

  for (const language of [RULES_LANGUAGE, "json"]) {
    monaco.languages.registerCompletionItemProvider(language, completion);
    monaco.languages.registerHoverProvider(language, { provideHover });
    monaco.languages.registerSignatureHelpProvider(language, signatures);
    monaco.languages.registerCodeActionProvider(language, fixes);
  }
  monaco.languages.registerDocumentFormattingEditProvider(RULES_LANGUAGE, {
    async provideDocumentFormattingEdits(model) {
      const text = await ask("format", model);
      return text === null ? [] : [{ range: model.getFullModelRange(), text }];
    },
  });

  return {
    attach(model, settings, onProblems) {
      const state: Attached = { settings, problems: [] };
      attached.set(model, state);
      let resting: ReturnType<typeof setTimeout> | undefined;
      let open = true;

      async function look(): Promise<void> {
        const version = model.getVersionId();
        const problems = await ask("diagnose", model);
        if (problems === null || !open || model.isDisposed() || model.getVersionId() !== version) return;
        state.problems = problems;
        monaco.editor.setModelMarkers(
          model,
          OWNER,
          problems.map((found) => toMarker(monaco, model, found)),
        );
        onProblems?.(problems);
      }

      const changes: IDisposable = model.onDidChangeContent(() => {
        clearTimeout(resting);
        resting = setTimeout(() => void look(), REST);
      });
      void look();

      return {
        setSettings(next) {
          state.settings = next;
          void look();
        },
        detach() {
          open = false;
          clearTimeout(resting);
          changes.dispose();
          attached.delete(model);
          if (!model.isDisposed()) monaco.editor.setModelMarkers(model, OWNER, []);
        },
      };
    },
  };
}

function openText(model: editor.ITextModel, { phase, use }: TextSettings): OpenText {
  return { language: model.getLanguageId() === "json" ? "json" : "rules", text: model.getValue(), phase, use };
}

function actionsFor(monaco: typeof Monaco, model: editor.ITextModel, problem: ServiceDiagnostic): readonly languages.CodeAction[] {
  return problem.fixes.map(({ title, edits, meaning }, index) => ({
    title,
    kind: "quickfix",
    isPreferred: index === 0 && meaning === "kept",
    diagnostics: [toMarker(monaco, model, problem)],
    edit: {
      edits: edits.map(({ start, end, text }) => ({
        resource: model.uri,
        versionId: model.getVersionId(),
        textEdit: { range: rangeIn(model, start, end), text },
      })),
    },
  }));
}
