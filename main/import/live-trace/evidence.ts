import type { Calibration } from "../../../engine/compare/calibration/calibrate";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import type { Json } from "../../../engine/support/json";
import { secretValuesOf, withoutSecrets } from "../../../engine/support/secrets";
import type { TraceResult } from "../../../engine/trace/result";
import { toCloudflare } from "../../../engine/trace/to-cloudflare";

/** What is kept of a live trace: what was asked, both answers, and what they have otherwise. */
export interface Evidence {
  readonly at: Date;
  readonly configuration: string;
  readonly account: string;
  readonly saved: SavedTrace;
  readonly ours: TraceResult;
  readonly live: Json;
  readonly calibration: Calibration;
  /** Parts of the trace that Cloudflare's operation cannot be told. */
  readonly unsent: readonly string[];
}

/** The evidence as a file, keys in a fixed order. No secret of the request, of its answer or of a rule is in it. */
export function printEvidence({ at, configuration, account, saved, ours, live, calibration, unsent }: Evidence): string {
  const { trace } = saved;
  const headers = [
    ...Object.entries(trace.headers ?? {}),
    ...Object.entries(trace.cookies ?? {}).map(([name, value]) => ["cookie", `${name}=${value}`] as const),
  ];
  const evidence: Json = JSON.parse(
    JSON.stringify({
      version: 1,
      at: at.toISOString(),
      configuration,
      account,
      trace,
      unsent,
      differences: calibration.differences,
      calibration,
      ours: toCloudflare(ours),
      live,
    }),
  );
  return `${JSON.stringify(withoutSecrets(evidence, secretValuesOf({ url: trace.url, headers })), null, 2)}\n`;
}
