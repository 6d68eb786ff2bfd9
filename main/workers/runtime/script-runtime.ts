import type { ScriptAnswer, StartScript, TraceOptions } from "../../../engine/index";
import {
  leaveScriptOut,
  type PreparedConfiguration,
  runTraceWithScripts,
  type SavedTrace,
  type TraceResult,
  whyNotRun,
} from "../../../engine/index";
import { NOT_INSTALLED } from "./load-miniflare";
import { assembleCode } from "./script-code";
import { createScriptRun, type ScriptRun, type Stop } from "./script-run";
import { readGuestAnswer } from "./tell-run";
import { readAsked, requestToWire } from "./wire";
import { startWorkerd, type Workerd } from "./workerd";

/** Runs Workers and Snippets, each trace's by themselves. The runtime's process starts with the first script and is kept. */
export interface ScriptRuntime {
  trace(prepared: PreparedConfiguration, saved: SavedTrace, options?: TraceOptions): Promise<ScriptedTrace>;
  /** Ends the process; the next trace would start another. */
  close(): Promise<void>;
}

export interface ScriptedTrace {
  readonly result: TraceResult;
  /** How long each script ran, without what it waited for; measured, so outside of the result. */
  readonly scripts: readonly { readonly script: string; readonly step: string; readonly milliseconds: number }[];
}

export interface ScriptRuntimeOptions {
  /** The program's resources. */
  readonly resources: string;
  readonly limits?: ScriptLimits;
  readonly escaped?: (url: string) => void;
}

export interface ScriptLimits {
  /** How long a script may run at a stretch, by the clock. */
  readonly milliseconds: number;
  /** How much more memory the runtime may take than it had when the script began. */
  readonly bytes: number;
}

const LIMITS: ScriptLimits = { milliseconds: 5000, bytes: 256 * 1024 * 1024 };
const MEMORY_INTERVAL = 50;
/** Each isolate leaves a little behind in the runtime, so that after so many traces another process takes over. */
const MOST_TRACES = 5000;

export function createScriptRuntime({ resources, limits = LIMITS, escaped = () => undefined }: ScriptRuntimeOptions): ScriptRuntime {
  const runs = new Map<string, ScriptRun>();
  const state: { starting: Promise<Workerd | null> | null; live: Workerd | null; last: Promise<void>; traces: number } = {
    starting: null,
    live: null,
    last: Promise.resolve(),
    traces: 0,
  };

  /** The process, or why there is none. */
  async function start(): Promise<Workerd | string> {
    // One that ended between two traces is not the fault of the next.
    if (state.live !== null && (await state.live.memory.isGone())) await discard(state.live);
    state.starting ??= startWorkerd({ resources, answer, escaped });
    try {
      state.live = await state.starting;
      if (state.live !== null) return state.live;
      state.starting = null;
      return NOT_INSTALLED;
    } catch (error) {
      state.starting = null;
      state.live = null;
      return `The Workers runtime does not start (${error instanceof Error ? error.message : String(error)})`;
    }
  }

  async function answer(value: unknown): Promise<unknown> {
    const asked = readAsked(value);
    return (await runs.get(asked.run)?.fetch(asked)) ?? { refused: "The run that asks is over." };
  }

  /** Ends this process; one that was started after it goes on. */
  async function discard(workerd: Workerd): Promise<void> {
    if (state.live === workerd) {
      state.starting = null;
      state.live = null;
    }
    await workerd.stop();
  }

  /** One trace at a time: a script that has to be stopped takes down the process, and what runs in it. */
  async function takeTurn(): Promise<() => void> {
    const before = state.last;
    const turn: { done: () => void } = { done: () => undefined };
    state.last = new Promise((resolve) => {
      turn.done = resolve;
    });
    await before;
    return turn.done;
  }

  /** Waits for the next thing that happens in a run, and stops the runtime when that takes too much. */
  async function guardRun(run: ScriptRun, workerd: Workerd): Promise<ScriptAnswer> {
    const codes = run.call.product === "worker" ? ({ time: 1102, memory: 1102 } as const) : ({ time: 1203, memory: 1204 } as const);
    const breakOff = (reason: Stop): void => {
      run.stop(reason);
      void discard(workerd);
    };
    const seconds = limits.milliseconds / 1000;
    const timer = setTimeout(
      () => breakOff({ code: codes.time, reason: `It ran for more than ${seconds} s and was stopped` }),
      limits.milliseconds,
    );
    const atStart = await workerd.memory.read();
    const weigh = async (): Promise<void> => {
      const now = await workerd.memory.read();
      if (atStart === null || now === null || now - atStart <= limits.bytes) return;
      const mebibytes = Math.round(limits.bytes / 1024 / 1024);
      breakOff({ code: codes.memory, reason: `It took more than ${mebibytes} MiB of memory and was stopped` });
    };
    const watch = setInterval(() => void weigh(), MEMORY_INTERVAL);
    try {
      return await run.next();
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
    }
  }

  async function begin(call: StartScript, id: string): Promise<{ readonly run: ScriptRun; readonly workerd: Workerd } | ScriptAnswer> {
    if (call.file === null) return leaveScriptOut(call, whyNotRun(call));
    const workerd = await start();
    if (typeof workerd === "string") return leaveScriptOut(call, workerd);
    const { code, environment } = assembleCode(call, call.file.text, workerd.files);
    const run = createScriptRun(call, environment.notes);
    runs.set(id, run);
    const given = { ...requestToWire(call.request, call.edgeHeaders), cf: call.cf };
    workerd.dispatch({ run: id, code, given }).then(
      (told) => run.finish(readGuestAnswer(told)),
      () => {
        run.stop({ code: 1101, reason: "The Workers runtime ended while it ran, and was started again" });
        void discard(workerd);
      },
    );
    return { run, workerd };
  }

  async function traceScripts(prepared: PreparedConfiguration, saved: SavedTrace, options: TraceOptions): Promise<ScriptedTrace> {
    state.traces += 1;
    const trace = state.traces;
    const scripts: { script: string; step: string; milliseconds: number }[] = [];
    const begun = new Map<number, { readonly run: ScriptRun; readonly workerd: Workerd; readonly entry: { milliseconds: number } }>();
    const turn: { end: (() => void) | null } = { end: null };
    try {
      const result = await runTraceWithScripts(
        prepared,
        saved,
        async (call) => {
          if (call.kind === "start-script") {
            turn.end ??= await takeTurn();
            const beginning = await begin(call, `${trace}.${call.run}`);
            if (!("run" in beginning)) return beginning;
            const entry = { script: call.script, step: call.step, milliseconds: 0 };
            scripts.push(entry);
            begun.set(call.run, { ...beginning, entry });
          }
          const known = begun.get(call.run);
          if (known === undefined) throw new Error("A script went on that never started");
          if (call.kind === "resume-script") known.run.resume(call.response);
          const started = performance.now();
          const next = await guardRun(known.run, known.workerd);
          known.entry.milliseconds += performance.now() - started;
          return next;
        },
        options,
      );
      return { result, scripts };
    } finally {
      for (const number of begun.keys()) runs.delete(`${trace}.${number}`);
      if (trace % MOST_TRACES === 0 && state.live !== null) await discard(state.live);
      turn.end?.();
    }
  }

  return {
    trace: (prepared, saved, options = {}) => traceScripts(prepared, saved, options),
    async close() {
      const workerd = await state.starting?.catch(() => null);
      if (workerd !== null && workerd !== undefined) await discard(workerd);
    },
  };
}
