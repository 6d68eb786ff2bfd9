import type { Refusal } from "../../../engine/contract/envelope";
import type { ImportStage } from "../../import/import-sources";
import type { ImportReport } from "../../import/report-import";

/** What the thread of an import tells. */
export type ImportMessage =
  | { readonly kind: "stage"; readonly stage: ImportStage }
  | { readonly kind: "done"; readonly reports: readonly ImportReport[] }
  | { readonly kind: "refused"; readonly refusal: Refusal };
