import { endsWith, startsWith } from "./affix";
import { decodeBase64Function, encodeBase64Function } from "./base64";
import { bitSlice } from "./bit-slice";
import { lower, upper } from "./case";
import { cidr, cidr6 } from "./cidr";
import { coalesce } from "./coalesce";
import { concat } from "./concat";
import type { FunctionDefinition } from "./definition";
import { hasKey, hasValue } from "./has";
import { hashInRange } from "./hash-in-range";
import { isTimedHmacValid } from "./is-timed-hmac-valid";
import { join } from "./join";
import { len } from "./len";
import { lookupJsonInteger, lookupJsonString } from "./lookup-json";
import { regexReplace } from "./regex-replace";
import { removeBytes } from "./remove-bytes";
import { removeQueryArgs } from "./remove-query-args";
import { sha256Function } from "./sha256";
import { split } from "./split";
import { substring } from "./substring";
import { toStringFunction } from "./to-string";
import { urlDecode } from "./url-decode";
import { uuidv4 } from "./uuidv4";
import { wildcardReplace } from "./wildcard-replace";

export { QUANTIFIERS } from "./quantifiers";

/** Every function of the Rules language; `any` and `all` are grammar, see `QUANTIFIERS`. */
export const FUNCTIONS: readonly FunctionDefinition[] = [
  bitSlice,
  cidr,
  cidr6,
  coalesce,
  concat,
  decodeBase64Function,
  encodeBase64Function,
  endsWith,
  hasKey,
  hasValue,
  hashInRange,
  isTimedHmacValid,
  join,
  len,
  lookupJsonInteger,
  lookupJsonString,
  lower,
  regexReplace,
  removeBytes,
  removeQueryArgs,
  sha256Function,
  split,
  startsWith,
  substring,
  toStringFunction,
  upper,
  urlDecode,
  uuidv4,
  wildcardReplace,
];
