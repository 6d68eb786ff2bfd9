/** Edits of a configuration, made as the host makes them: what is shown while somebody types is what the host will answer. */
export { editText, editValue, valueAt } from "../../engine/contract/index";
