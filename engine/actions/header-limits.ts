import type { Phase } from "../phases/phase";
import type { HeaderOperation } from "./rewrite-headers";

/** Request headers that rules cannot touch, or can only remove. */
const REQUEST_UNTOUCHABLE = ["accept-encoding", "host", "true-client-ip", "x-real-ip", "x-forwarded-proto"];
const REQUEST_REMOVE_ONLY = ["cookie", "x-forwarded-for", "cf-connecting-ip"];
const RESPONSE_UNTOUCHABLE = ["server", "eh-cache-tag", "eh-cdn-cache-control"];

/**
 * Why a header rule cannot do this to this header, or `null` where it can.
 * https://developers.cloudflare.com/rules/transform/request-header-modification/reference/header-format/
 */
export function refuseHeader(name: string, operation: HeaderOperation, side: Phase["side"]): string | null {
  if (!/^[A-Za-z0-9_-]+$/.test(name)) return `“${name}” is no header name; letters, digits, “-” and “_” are.`;
  const lower = name.toLowerCase();
  return side === "response" ? refuseResponseHeader(lower) : refuseRequestHeader(lower, operation);
}

function refuseRequestHeader(name: string, operation: HeaderOperation): string | null {
  if (REQUEST_REMOVE_ONLY.includes(name)) return operation === "remove" ? null : `The request header “${name}” can only be removed.`;
  if (REQUEST_UNTOUCHABLE.includes(name)) return `The request header “${name}” cannot be changed by rules.`;
  if (isCloudflares(name)) return `Request headers that start with “cf-” or “x-cf-” cannot be changed by rules.`;
  return operation === "add" ? "“add” is for response headers; use “set” for request headers." : null;
}

function refuseResponseHeader(name: string): string | null {
  if (RESPONSE_UNTOUCHABLE.includes(name)) return `The response header “${name}” cannot be changed by rules.`;
  return isCloudflares(name) ? "Response headers that start with “cf-” or “x-cf-” cannot be changed by rules." : null;
}

function isCloudflares(name: string): boolean {
  return name.startsWith("cf-") || name.startsWith("x-cf-");
}
