import type { Refusal } from "../../../engine/contract/envelope";
import type { ImportedSources, ImportStage } from "../../import/import-sources";

/** What the thread of an import tells. */
export type ImportMessage =
  | { readonly kind: "stage"; readonly stage: ImportStage }
  | { readonly kind: "done"; readonly imported: ImportedSources }
  | { readonly kind: "refused"; readonly refusal: Refusal };
