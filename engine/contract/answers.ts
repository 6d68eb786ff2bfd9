import { assertNever } from "../support/assert-never";
import type { CommandName, EventName, Events, ReplyOf } from "./commands";
import { REFUSAL_CODES, type Refusal } from "./envelope";

type Form = "object" | "list" | "object-or-null";

/** The outer form of each command's reply. */
const REPLY_FORMS = {
  "host/describe": "object",
  "workspace/current": "object",
  "workspace/open": "object-or-null",
  "workspace/recent": "list",
  "workspace/reveal": "object",
  "workspace/activate": "object",
  "library/list": "list",
  "library/folders": "list",
  "library/read": "object",
  "library/save": "object",
  "library/delete": "object",
  "library/restore": "object",
  "library/move": "object",
  "library/move-folder": "object",
  "library/make-folder": "object",
  "library/remove-folder": "object",
  "draft/write": "object",
  "draft/list": "list",
  "configuration/read": "object",
  "configuration/file": "object",
  "configuration/save": "object",
  "what-if/verdicts": "object",
  "trace/run": "object",
  "language/check": "list",
  "expectations/take": "list",
  "settings/read": "object",
  "settings/write": "object",
} as const satisfies Readonly<Record<CommandName, Form>>;

/** Every command's name, for those who offer or test them all. */
export const COMMAND_NAMES: readonly CommandName[] = Object.keys(REPLY_FORMS).filter(isCommandName);

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(REPLY_FORMS, name);
}

/**
 * Whether `value` is the reply of `command`. The host is built and shipped with the screen, so only the outer form is looked at:
 * a carrier that mixes up its answers is found out, a reply is not read twice.
 */
export function isReply<Name extends CommandName>(command: Name, value: unknown): value is ReplyOf<Name> {
  const form: Form = REPLY_FORMS[command];
  switch (form) {
    case "list":
      return Array.isArray(value);
    case "object-or-null":
      return value === null || isRecord(value);
    case "object":
      return isRecord(value);
    default:
      return assertNever(form);
  }
}

export function isRefusal(value: unknown): value is Refusal {
  return isRecord(value) && typeof value["message"] === "string" && REFUSAL_CODES.some((code) => code === value["code"]);
}

type ReadEvent = { readonly [Name in EventName]: { readonly name: Name; readonly payload: Events[Name] } }[EventName];

/** The event in a host message, or `null` where this screen does not know it. */
export function readEvent(name: string, payload: unknown): ReadEvent | null {
  if (name !== "workspace/changed" || !isRecord(payload)) return null;
  const { workspaceId, what } = payload;
  if (typeof workspaceId !== "string" || !Array.isArray(what)) return null;
  return { name, payload: { workspaceId, what: what.filter(isChangedPart) } };
}

function isChangedPart(part: unknown): part is Events["workspace/changed"]["what"][number] {
  return part === "library" || part === "configurations" || part === "workspace";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
