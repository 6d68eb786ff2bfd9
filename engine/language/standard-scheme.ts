import { FIELDS } from "./fields";
import { FUNCTIONS } from "./functions";
import { createScheme, type Scheme } from "./scheme";

/** All fields and functions of the documentation. */
export const STANDARD_SCHEME: Scheme = createScheme({ fields: FIELDS, functions: FUNCTIONS });
