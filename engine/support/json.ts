/** Whatever JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; an absent key is absent, never `undefined`. */
export interface JsonObject {
  readonly [key: string]: Json;
}
