/** Common slips, recognised at the place of a mistake; each gives the sentence that says what would be right. */
export { bracketHint, explainLiteral, keyHint } from "./literal-hints";
export { nameHint, unknownIdentifier } from "./name-hints";
export { leftoverHint, logicalHint, operatorHint, unsupportedHint } from "./operator-hints";
export { explainItem, listHint, setHint } from "./set-hints";
export { withHint } from "./words";
