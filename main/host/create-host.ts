import { isCommandName } from "../../engine/contract/answers";
import { type Asked } from "../../engine/contract/asked-commands";
import type { CommandName, EventName, Events, HostDescription, ReplyOf } from "../../engine/contract/commands";
import { type HostMessage, MESSAGE_LIMIT, type Refusal } from "../../engine/contract/envelope";
import { READERS, readClientMessage } from "../../engine/contract/readers";
import { Refused } from "../../engine/contract/refused";
import type { AboutProgram } from "../program/about-program";
import type { WorkspaceStore } from "../workspace/workspace-store";
import { type ClientApi, createClientApi } from "./api/client-api";
import { createAskedQueue } from "./asked-queue";
import { createCallsAtWork } from "./calls-at-work";
import type { Caller, Handlers, Work } from "./handler";
import { createHandlers } from "./handlers/index";
import { createPreparedConfigurations } from "./prepared-configurations";
import { createScriptTracer } from "./script-tracer";
import type { SecretKeeper } from "./secrets";
import { createSession } from "./session";

/** Answers what screens ask. Knows no transport: a carrier connects each window and hands its messages over. */
export interface Host {
  /** `tell` gets the events for this window. */
  connect(tell: (message: HostMessage) => void): HostConnection;
  /** What programs ask in the way of Cloudflare's API; whether they may is for the carrier to judge. */
  readonly api: ClientApi;
  /** Lets a window do something that the program around it was asked for. */
  ask(asked: Asked): void;
  /** Opens a workspace or a trace by its path, and shows it; never rejects. */
  openPath(path: string): Promise<void>;
  /** Stops watching; nothing is lost by leaving without it. */
  close(): Promise<void>;
}

export interface HostConnection {
  /** Never rejects: whatever is wrong is a refusal. */
  dispatch(message: unknown): Promise<HostMessage>;
  close(): void;
}

export interface HostOptions {
  readonly description: Omit<HostDescription, "capabilities" | "versions">;
  readonly store: WorkspaceStore;
  /** The workspace's folder to start on; `null`: the one opened last, or else the sample. */
  readonly start: string | null;
  readonly abilities: HostAbilities;
  /** Hears of faults of ours, which screens are told of in one sentence only. */
  readonly report: (error: unknown) => void;
  /** Milliseconds, only ever compared with each other. */
  readonly clock: () => number;
  /** The day and time, for what is dated. */
  readonly now: () => Date;
}

/** What the system around a host can do; an absent one is refused. */
export interface HostAbilities {
  /** Shows a dialog; `null`: the user cancelled. */
  readonly chooseFolder?: () => Promise<string | null>;
  /** The same for a trace's file. */
  readonly chooseTrace?: () => Promise<string | null>;
  readonly reveal?: (path: string, what: "folder" | "file") => Promise<void>;
  /** Hears that the list of recent workspaces is another. */
  readonly openedWorkspace?: () => void;
  readonly secrets?: SecretKeeper;
  /** What the program runs on, and its log. */
  readonly system?: AboutProgram["system"];
  readonly notices?: AboutProgram["notices"];
  readonly releases?: NonNullable<AboutProgram["releases"]>;
}

export function createHost(options: HostOptions): Host {
  const windows = new Set<(message: HostMessage) => void>();
  /** The window that each connection speaks for, once it said so. */
  const names = new Map<(message: HostMessage) => void, string>();
  const tellAll = (change: Events["workspace/changed"], except?: (message: HostMessage) => void): void => {
    for (const tell of windows) if (tell !== except) tell({ kind: "event", name: "workspace/changed", payload: change });
  };
  const tellWindows = <Name extends EventName>(name: Name, payload: Events[Name]): void => {
    for (const window of windows) window({ kind: "event", name, payload });
  };
  const session = createSession({
    store: options.store,
    start: options.start,
    tell: tellAll,
    opened: () => options.abilities.openedWorkspace?.(),
  });
  const asked = createAskedQueue({ session, store: options.store, tell: (waiting) => tellWindows("host/asked", { waiting }) });
  const configurations = createPreparedConfigurations(options.store);
  const tracer = createScriptTracer(options.store);
  const handlers = createHandlers({ ...options, session, configurations, tracer, asked, tell: tellWindows });

  return {
    api: createClientApi({ session, configurations, tracer, report: options.report }),
    connect(tell) {
      windows.add(tell);
      const calls = createCallsAtWork({ tell, clock: options.clock });
      const caller: Caller = {
        tellOthers: (change) => tellAll(change, tell),
        claim: (window) => void names.set(tell, window),
        stateOf: (window) => (names.get(tell) === window ? "this" : [...names.values()].includes(window) ? "open" : "gone"),
        cancel: (id) => calls.cancel(id),
      };
      return {
        dispatch: (message) =>
          answer(
            message,
            ({ id, command, payload }) =>
              calls.run(id, (work) => noted(options, command, () => call(handlers, { command, payload, caller, work }))),
            options.report,
          ),
        close() {
          calls.close();
          windows.delete(tell);
          names.delete(tell);
        },
      };
    },
    ask: (what) => asked.ask(what),
    openPath: (path) => asked.openPath(path),
    async close() {
      await tracer.close();
      await session.close();
    },
  };
}

/** The refusal of a message that is longer than a host takes; `id` where it could be made out, else -1. */
export function refuseOversize(id: number): HostMessage {
  return refuse(id, {
    code: "invalid-request",
    message: `The message is longer than ${MESSAGE_LIMIT / 1024 / 1024} MiB, the most that is taken.`,
  });
}

async function answer(
  message: unknown,
  run: (call: { readonly id: number; readonly command: CommandName; readonly payload: unknown }) => Promise<unknown>,
  report: (error: unknown) => void,
): Promise<HostMessage> {
  const reading = readClientMessage(message);
  if (reading.kind === "problems") {
    return refuse(idOf(message), {
      code: "invalid-request",
      message: `This is not a message to the host: ${printProblem(reading.problems[0])}`,
    });
  }
  const { id, command, payload } = reading.value;
  if (!isCommandName(command)) return refuse(id, { code: "unknown-command", message: `There is no command “${command.slice(0, 100)}”.` });
  try {
    return { kind: "reply", id, value: await run({ id, command, payload }) };
  } catch (error) {
    if (error instanceof Refused) return refuse(id, error.refusal);
    report(error);
    return refuse(id, { code: "fault", message: `“${command}” failed by a fault of the workbench; your files are as they were.` });
  }
}

/** Notes in the log how long a command took, and what was refused; never what was in it. */
async function noted<T>({ abilities, clock }: HostOptions, command: CommandName, run: () => Promise<T>): Promise<T> {
  const log = abilities.system?.log;
  const started = clock();
  try {
    const reply = await run();
    log?.write("debug", `${command} took ${Math.round(clock() - started)} ms`);
    return reply;
  } catch (error) {
    if (error instanceof Refused)
      log?.write(error.refusal.code === "cannot-write" ? "warn" : "info", `${command} was refused: ${error.refusal.code}`);
    throw error;
  }
}

async function call<Name extends CommandName>(
  handlers: Handlers,
  { command, payload, caller, work }: { readonly command: Name; readonly payload: unknown; readonly caller: Caller; readonly work: Work },
): Promise<ReplyOf<Name>> {
  const reading = READERS[command](payload);
  if (reading.kind === "value") return handlers[command](reading.value, caller, work);
  const first = reading.problems[0];
  throw new Refused("invalid-request", `The request for “${command}” is not what it should be: ${printProblem(first)}`, {
    file: command,
    pointer: first?.pointer ?? "",
  });
}

function printProblem(problem: { readonly pointer: string; readonly message: string } | undefined): string {
  if (problem === undefined) return "it cannot be read";
  return problem.pointer === "" ? problem.message : `${problem.pointer}: ${problem.message}`;
}

function refuse(id: number, refusal: Refusal): HostMessage {
  const { code, message } = refusal;
  return {
    kind: "refusal",
    id,
    refusal: message.length <= LONGEST_MESSAGE ? refusal : { code, message: `${message.slice(0, LONGEST_MESSAGE)}…` },
  };
}

/** A sentence that quotes what somebody sent is not as long as that. */
const LONGEST_MESSAGE = 2000;

function idOf(message: unknown): number {
  const known = typeof message === "object" && message !== null && "id" in message ? message.id : null;
  return typeof known === "number" && Number.isSafeInteger(known) && known >= 0 ? known : -1;
}
