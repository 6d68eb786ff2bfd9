import { assertNever } from "../support/assert-never";
import { CALL_STAGES } from "./call-commands";
import type { CommandName, EventName, Events, ReplyOf } from "./commands";
import { REFUSAL_CODES, type Refusal } from "./envelope";

type Form = "object" | "list" | "object-or-null";

/** The outer form of each command's reply. */
const REPLY_FORMS = {
  "host/describe": "object",
  "host/take-asked": "list",
  "host/choose-trace": "object",
  "workspace/current": "object",
  "workspace/read": "object",
  "workspace/open": "object-or-null",
  "workspace/recent": "list",
  "workspace/reveal": "object",
  "workspace/activate": "object",
  "workspace/environment": "object",
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
  "what-if/keep": "object",
  "what-if/kept": "object",
  "what-if/verdicts": "object",
  "trace/run": "object",
  "trace/compare": "object",
  "scripts/allow": "object",
  "program/diagnostics": "object",
  "program/notices": "object",
  "program/update": "object",
  "language/check": "list",
  "expectations/take": "list",
  "call/cancel": "object",
  "cases/read": "object",
  "cases/table": "object",
  "cases/text": "object",
  "cases/run": "object",
  "run/start": "object",
  "run/cancel": "object",
  "run/list": "list",
  "run/read": "object",
  "run/delete": "object",
  "run/report": "object",
  "baseline/list": "list",
  "baseline/keep": "object",
  "baseline/delete": "object",
  "comparison/start": "object",
  "comparison/cancel": "object",
  "comparison/list": "list",
  "comparison/delete": "object",
  "comparison/read": "object",
  "comparison/trace": "object",
  "comparison/acknowledge": "object",
  "comparison/withdraw": "object",
  "comparison/configurations": "object",
  "comparison/accept": "object",
  "comparison/report": "object",
  "coverage/read": "object-or-null",
  "import/read": "object",
  "import/add": "object",
  "import/configuration": "object",
  "import/requests": "object",
  "pull/describe": "object",
  "pull/keep-token": "object",
  "pull/forget-token": "object",
  "pull/start": "object",
  "pull/cancel": "object",
  "live/describe": "object",
  "live/run": "object",
  "live/cancel": "object",
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

type EventReaders = { readonly [Name in EventName]: (payload: unknown) => Events[Name] | null };

const EVENT_READERS: EventReaders = {
  "workspace/changed": (payload) => {
    if (!isRecord(payload)) return null;
    const { workspaceId, what } = payload;
    return typeof workspaceId === "string" && Array.isArray(what) ? { workspaceId, what: what.filter(isChangedPart) } : null;
  },
  "host/asked": (payload) => (isRecord(payload) && typeof payload["waiting"] === "number" ? { waiting: payload["waiting"] } : null),
  "run/progress": (payload) => (isRecord(payload) && isRunProgress(payload) ? payload : null),
  "comparison/progress": (payload) => (isRecord(payload) && isComparisonProgress(payload) ? payload : null),
  "call/progress": (payload) => (isRecord(payload) && isCallProgress(payload) ? payload : null),
  "pull/progress": (payload) => (isRecord(payload) && isPullProgress(payload) ? payload : null),
};

/** What an event of this name tells, or `null` where that has not the form that was agreed. */
export function readEvent<Name extends EventName>(name: Name, payload: unknown): Events[Name] | null {
  return EVENT_READERS[name](payload);
}

/** As for replies, the outer form is looked at: the host is built and shipped with the screen. */
function isRunProgress(payload: object): payload is Events["run/progress"] {
  return "runId" in payload && "cases" in payload && Array.isArray(payload.cases) && isProgress(payload);
}

function isComparisonProgress(payload: object): payload is Events["comparison/progress"] {
  return "comparisonId" in payload && "stage" in payload && isProgress(payload);
}

function isCallProgress(payload: object): payload is Events["call/progress"] {
  if (!("call" in payload) || typeof payload.call !== "number" || !("what" in payload) || typeof payload.what !== "string") return false;
  if (!("stage" in payload) || !CALL_STAGES.some((stage) => stage === payload.stage)) return false;
  return "done" in payload && typeof payload.done === "number" && "total" in payload && typeof payload.total === "number";
}

function isPullProgress(payload: object): payload is Events["pull/progress"] {
  return "pullId" in payload && "what" in payload && typeof payload.what === "string" && isProgress(payload);
}

const PROGRESS_STATES = ["running", "finished", "cancelled", "failed"];

function isProgress(payload: object): boolean {
  if (!("workspaceId" in payload) || !("state" in payload) || !("done" in payload) || !("total" in payload)) return false;
  return PROGRESS_STATES.some((state) => state === payload.state) && typeof payload.done === "number" && typeof payload.total === "number";
}

function isChangedPart(part: unknown): part is Events["workspace/changed"]["what"][number] {
  return part === "library" || part === "configurations" || part === "workspace";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
