import type { Json } from "../../engine/support/json";
import { flattenSteps } from "../../engine/trace/flatten-steps";
import type { TraceResult } from "../../engine/trace/result";

/**
 * Where the effects of a result do not fit together: an effect that starts from something else than the effect before it on the same
 * target left, and headers that in the end are not what the last effect on them says.
 */
export function contradictions(result: TraceResult): readonly string[] {
  const last = new Map<string, Json>();
  const broken: string[] = [];
  for (const { step } of flattenSteps(result)) {
    for (const { target, before, after } of step.workbench.effects) {
      const known = last.get(target);
      if (known !== undefined && !isSame(known, before)) {
        broken.push(`step ${step.workbench.id} takes ${target} for ${JSON.stringify(before)}, and it was ${JSON.stringify(known)}`);
      }
      last.set(target, after);
    }
  }
  const { request, response } = result.workbench;
  return [
    ...broken,
    ...wrongEnds(last, "request.headers.", request.headers),
    ...wrongEnds(last, "response.headers.", response?.headers ?? null),
  ];
}

type Headers = TraceResult["workbench"]["request"]["headers"];

/** `headers` is `null` where the side is not known in the end. */
function wrongEnds(last: ReadonlyMap<string, Json>, prefix: string, headers: Headers | null): readonly string[] {
  if (headers === null) return [];
  return [...last].flatMap(([target, after]) => {
    if (!target.startsWith(prefix)) return [];
    const values = headers.filter(([name]) => name.toLowerCase() === target.slice(prefix.length)).map(([, value]) => value);
    const found = values.length <= 1 ? (values[0] ?? null) : values;
    return isSame(found, after)
      ? []
      : [`${target} is ${JSON.stringify(found)} in the end, and the last effect leaves ${JSON.stringify(after)}`];
  });
}

function isSame(left: Json, right: Json): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
