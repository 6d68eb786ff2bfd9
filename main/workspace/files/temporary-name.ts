import { createHash, randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import { hostname } from "node:os";

/** `.trace-workbench-<machine>-<process>-<random>.tmp`: short enough for every folder, hidden, and telling who made it. */
const OWN_NAME = /^\.trace-workbench-([0-9a-f]{6})-(\d{1,10})-[0-9a-f]{12}\.tmp$/;

/** What other programs call the files that are only there while they write: `name.json.1234567`. */
const OTHERS_NAME = /\.[a-z]+\.\d{6,}$/i;

const HOUR = 3_600_000;

/** A name that nobody else gives, for a file or folder that is only there while it is being made. */
export function temporaryName(): string {
  return `.trace-workbench-${machine()}-${process.pid}-${randomBytes(6).toString("hex")}.tmp`;
}

/** The names of files that are only there while another is being written. */
export function isTemporaryName(name: string): boolean {
  return OWN_NAME.test(name) || OTHERS_NAME.test(name);
}

/**
 * Whether this program made what is called so, and whoever ran it is gone. Of a process that lives, or of another machine on the same disk,
 * only what is older than any writing can take counts as left behind.
 */
export function isLeftBehind(name: string, { mtimeMs }: Pick<Stats, "mtimeMs">, now: number): boolean {
  const [, madeOn, madeBy] = OWN_NAME.exec(name) ?? [];
  if (madeOn === undefined || madeBy === undefined) return false;
  if (now - mtimeMs > HOUR * 24) return true;
  return madeOn === machine() && (!isAlive(Number(madeBy)) || now - mtimeMs > HOUR);
}

/** Whether a process of this number runs here. */
export function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function machine(): string {
  return createHash("sha256").update(hostname()).digest("hex").slice(0, 6);
}
