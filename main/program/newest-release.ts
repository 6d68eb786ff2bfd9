import * as z from "zod";
import type { Release } from "../../engine/contract/program-commands";

/** What asking gave: a release, or why there is none to tell of; `reason` is the end of a sentence. */
export type Asked = { readonly kind: "release"; readonly release: Release } | { readonly kind: "unknown"; readonly reason: string };

const VERSION = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-[\w.-]{1,64})?$/;
const ANSWER: z.ZodType<Release> = z.object({
  version: z
    .string()
    .regex(VERSION)
    .transform((version) => version.replace(/^v/, "")),
  page: z.url({ protocol: /^https$/ }).max(500),
});
const PATIENCE = 10_000;
const LARGEST = 65_536;

/**
 * Asks `place` for the newest release: JSON, `{ "version", "page" }`. Sends nothing but the question, follows nothing, and never rejects. `place` is an
 * https address, or an http one of this machine.
 */
export async function askForNewestRelease(place: string): Promise<Asked> {
  if (!isAskable(place)) return { kind: "unknown", reason: "the address to ask is not an https address" };
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(place, { redirect: "error", credentials: "omit", headers: { accept: "application/json" }, signal });
    if (!response.ok) return { kind: "unknown", reason: `the answer has status ${response.status}` };
    const parsed = ANSWER.safeParse(JSON.parse(await readLittle(response)));
    return parsed.success
      ? { kind: "release", release: parsed.data }
      : { kind: "unknown", reason: "the answer does not say a version and its page" };
  } catch {
    return { kind: "unknown", reason: "no answer came that can be read" };
  }
}

function isAskable(place: string): boolean {
  if (!URL.canParse(place)) return false;
  const { protocol, hostname } = new URL(place);
  return protocol === "https:" || (protocol === "http:" && hostname === "127.0.0.1");
}

async function readLittle(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > LARGEST) throw new Error("the answer is too long");
  }
  return text + decoder.decode();
}

/** Whether `one` is newer than `other`. A version before its release (`1.2.0-beta.1`) counts as that release. */
export function isNewer(one: string, other: string): boolean {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  const differs = left.findIndex((number, index) => number !== right[index]);
  return differs !== -1 && (left[differs] ?? 0) > (right[differs] ?? 0);
}

function numbersOf(version: string): readonly number[] {
  return (VERSION.exec(version)?.slice(1, 4) ?? []).map(Number);
}
