import { FIELDS } from "./fields";
import { createScheme, type Scheme } from "./scheme";

/** All fields and functions of the documentation. */
export const STANDARD_SCHEME: Scheme = createScheme({ fields: FIELDS, functions: [] });
