export { ExpressionEditor, type ExpressionEditorProps } from "./expression-editor";
export { type EditorEnvironment, NOTHING_OPEN } from "./messages";
