import { releases } from "../../package.json";

/** Where this build asks for newer versions: what `TRACE_WORKBENCH_RELEASES` says, else what package.json's “releases” says; `null`: nowhere. */
export function releasePlace(environment: NodeJS.ProcessEnv): string | null {
  const place = environment["TRACE_WORKBENCH_RELEASES"] ?? releases;
  return place === "" ? null : place;
}
