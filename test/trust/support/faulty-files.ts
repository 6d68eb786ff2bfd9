import { promises as files } from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** What a file system can answer when it does not do what it was asked; `short` takes half of what is written and then has no room. */
export const FAULTS = ["ENOSPC", "EIO", "EACCES", "EBUSY", "EPERM", "short"] as const;
export type Fault = (typeof FAULTS)[number];

const CALLS = [
  "open",
  "rename",
  "link",
  "unlink",
  "mkdir",
  "rmdir",
  "rm",
  "stat",
  "lstat",
  "realpath",
  "access",
  "readdir",
  "readFile",
  "copyFile",
] as const;
const HANDLE_CALLS: ReadonlySet<PropertyKey> = new Set(["writeFile", "write", "readFile", "stat", "sync", "chmod", "chown", "close"]);

type Call = (...args: readonly unknown[]) => unknown;

/**
 * Runs `job` on a file system whose call number `at` (from 1, of all this process makes meanwhile) fails by `fault`. Says whether there were that many
 * calls. The files under it are real.
 */
export async function withFault<T>(
  fault: Fault,
  at: number,
  job: () => Promise<T>,
): Promise<{ readonly struck: boolean; readonly outcome: PromiseSettledResult<T> }> {
  let calls = 0;
  const strikes = (): boolean => ++calls === at;
  const table: Record<string, unknown> = Object(files);
  const originals = new Map(CALLS.map((name) => [name, callOf(table[name])]));
  for (const [name, original] of originals) {
    table[name] = async (...args: readonly unknown[]) => {
      if (strikes()) throw errorOf(fault, name);
      const result: unknown = await original(...args);
      return name === "open" ? faultyHandle(Object(result), fault, strikes) : result;
    };
  }
  syncBuiltinESMExports();
  try {
    const [outcome] = await Promise.allSettled([job()]);
    return { struck: calls >= at, outcome };
  } finally {
    for (const [name, original] of originals) table[name] = original;
    syncBuiltinESMExports();
  }
}

function faultyHandle(handle: object, fault: Fault, strikes: () => boolean): object {
  return new Proxy(handle, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== "function") return member;
      const call = (...args: readonly unknown[]): unknown => Reflect.apply(member, target, args);
      if (!HANDLE_CALLS.has(key)) return call;
      return async (...args: readonly unknown[]) => {
        if (!strikes()) return call(...args);
        if (key === "close") await call();
        const [text, ...rest] = args;
        if (fault !== "short" || typeof text !== "string") throw errorOf(fault, String(key));
        const half = await call(text.slice(0, text.length / 2), ...rest);
        if (key === "writeFile") throw errorOf(fault, "write");
        return half;
      };
    },
  });
}

function callOf(value: unknown): Call {
  if (typeof value !== "function") throw new Error("the file system has no such call");
  return (...args) => Reflect.apply(value, files, args);
}

function errorOf(fault: Fault, call: string): Error {
  const code = fault === "short" ? "ENOSPC" : fault;
  return Object.assign(new Error(`${code}: made up, ${call}`), { code });
}
