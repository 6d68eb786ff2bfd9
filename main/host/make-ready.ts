import { readConfigurationInParts } from "../../engine/config/index";
import { checkPreparedInParts, prepareConfigurationInParts } from "../../engine/index";
import type { InParts } from "../../engine/support/in-parts";
import type { ConfigurationFiles } from "../workspace/configuration/configuration-store";
import type { Work } from "./handler";
import type { ReadyConfiguration } from "./prepared-configurations";

/** Reads, compiles and checks what a configuration's files say, and lets others have their turn after each file and each zone. */
export async function makeReady({ name, files, findings }: ConfigurationFiles, work: Work): Promise<ReadyConfiguration> {
  const configuration = await inTurns(readConfigurationInParts(name, files), { ...work, stage: "reading-files", what: name });
  const prepared = await inTurns(prepareConfigurationInParts(configuration), { ...work, stage: "preparing", what: name });
  const checked = await inTurns(checkPreparedInParts(prepared), { ...work, stage: "checking", what: name });
  return { configuration, prepared, files, unread: findings, findings: [...findings, ...checked] };
}

interface Turns extends Work {
  readonly stage: "reading-files" | "preparing" | "checking";
  readonly what: string;
}

async function inTurns<Result>(parts: InParts<Result>, { signal, tell, stage, what }: Turns): Promise<Result> {
  for (;;) {
    const part = parts.next();
    if (part.done === true) return part.value;
    tell({ stage, what, ...part.value });
    // oxlint-disable-next-line eslint/no-await-in-loop -- the host answers others between two parts
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
  }
}
