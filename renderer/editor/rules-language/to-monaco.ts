import type { editor, IRange, languages } from "monaco-editor/editor";
import type { Completion, ServiceDiagnostic, SignatureHelp } from "../../../engine/language/service/index";
import type { monaco as Monaco } from "../monaco";
import { helpMarkdown } from "./help-markdown";
import { problemSentence } from "./problems";

/** The range between two offsets of a model. */
export function rangeIn(model: editor.ITextModel, start: number, end: number): IRange {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  return { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column };
}

/** A completion as the editor's list takes it; `order` keeps the service's order among those that match alike. */
export function toSuggestion(
  monaco: typeof Monaco,
  item: Completion,
  place: { readonly range: IRange; readonly order: number },
): languages.CompletionItem {
  const { CompletionItemKind, CompletionItemInsertTextRule, CompletionItemTag } = monaco.languages;
  const kinds = {
    field: CompletionItemKind.Field,
    function: CompletionItemKind.Function,
    operator: CompletionItemKind.Operator,
    word: CompletionItemKind.Keyword,
    value: CompletionItemKind.Value,
    list: CompletionItemKind.Variable,
    key: CompletionItemKind.Property,
  } as const;
  return {
    label: { label: item.label, description: item.detail },
    kind: kinds[item.kind],
    insertText: item.insert,
    range: place.range,
    sortText: String(place.order).padStart(5, "0"),
    // The list is matched against what stands in the editor: in JSON that is the escaped form.
    filterText: item.kind === "value" || item.kind === "key" ? item.insert : item.label,
    ...(item.insertAs === "snippet" ? { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet } : {}),
    ...(item.help === undefined ? {} : { documentation: { value: helpMarkdown(item.help) } }),
    ...(item.deprecated === true ? { tags: [CompletionItemTag.Deprecated] } : {}),
  };
}

export function toMarker(monaco: typeof Monaco, model: editor.ITextModel, found: ServiceDiagnostic): editor.IMarkerData {
  const { MarkerSeverity, MarkerTag, Uri } = monaco;
  const { severity, code, documentation, start } = found;
  return {
    ...rangeIn(model, start, Math.max(found.end, start + 1)),
    severity: severity === "error" ? MarkerSeverity.Error : MarkerSeverity.Warning,
    message: problemSentence(found),
    source: "rules",
    code: documentation === undefined ? code : { value: code, target: Uri.parse(documentation) },
    ...(code === "deprecated-field" ? { tags: [MarkerTag.Deprecated] } : {}),
  };
}

export function toSignature({ label, sentence, limits, parameters, active }: SignatureHelp): languages.SignatureHelp {
  return {
    activeSignature: 0,
    activeParameter: active ?? parameters.length,
    signatures: [
      {
        label,
        documentation: limits === undefined ? sentence : `${sentence} ${limits}`,
        parameters: parameters.map((parameter) => ({ label: parameter.label, documentation: parameter.note })),
      },
    ],
  };
}
