/** Edits of a configuration, made as the host makes them: what is shown while somebody types is what the host will answer. */
export { editText, editValue, isJsonObject, parseJson, valueAt } from "../../engine/contract/index";
