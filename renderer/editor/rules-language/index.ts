export { ExpressionEditor, type ExpressionEditorProps } from "./expression-editor";
export type { EditorEnvironment } from "./messages";
export { RulesetJsonEditor, type RulesetJsonEditorProps } from "./ruleset-json-editor";
export { MARK_LOOKS, MarkSample, type TextMark } from "./text-marks";
