export { isInEuropeanUnion } from "../../engine/language/fields/index";
