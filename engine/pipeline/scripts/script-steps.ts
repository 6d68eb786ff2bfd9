import type { Script, Zone } from "../../config/configuration";
import type { HttpRequest, HttpResponse } from "../../http/message";
import type { Phase } from "../../phases/phase";
import type { Json } from "../../support/json";
import type { Effect, StepWorkbench, TraceStep } from "../../trace/result";
import type { Ended, Run } from "../run/run";
import { baseWorkbench, viewRequest, viewResponse, type Writable } from "../run/steps";
import type { ScriptProduct, ScriptTold, Subrequest } from "./script-call";

/** The step of a script, recorded when it starts and completed when it has run, before anyone sees it. */
export type DraftStep = Writable<Omit<TraceStep, "workbench">> & { readonly workbench: Writable<StepWorkbench> };

/** A script that is to run next, and the step it belongs to. */
export interface PendingScript {
  readonly product: ScriptProduct;
  readonly script: string;
  readonly phase: Phase;
  readonly file: Script | null;
  readonly expectedFile: string;
  readonly bindings: Json | null;
  readonly by: Ended["by"];
  readonly draft: DraftStep | null;
  /** What an outcome hangs on where the script does not run, as a clause after “if”. */
  readonly condition: string;
}

export function findWorker(name: string, run: Run): Pick<PendingScript, "file" | "expectedFile" | "bindings"> {
  const { scripts, others } = run.prepared.configuration.account;
  return {
    file: scripts.find((script) => script.name === name) ?? null,
    expectedFile: `account/workers/${name}.mjs`,
    bindings: others[`workers/${name}.bindings.json`] ?? null,
  };
}

export function findSnippet(name: string, zone: Zone): Pick<PendingScript, "file" | "expectedFile" | "bindings"> {
  const below = `snippets/${name}.js`;
  const expectedFile = zone.source.file.replace(/[^/]*$/, below);
  const text = Object.hasOwn(zone.others, below) ? zone.others[below] : undefined;
  return { file: typeof text === "string" ? { name, text, file: expectedFile } : null, expectedFile, bindings: null };
}

export function leaveOut({ draft, condition }: PendingScript, reason: string, run: Run): void {
  run.conditions.add(condition);
  if (draft === null) return;
  draft.workbench.reason = reason;
  draft.workbench.fidelity = "not simulated";
}

/** The one before answers by itself: this one does not run, although its rule matches. */
export function leaveBehind({ draft }: PendingScript, before: PendingScript): void {
  if (draft !== null) draft.workbench.reason = `“${before.script}” answers by itself, so this one does not run.`;
}

export interface ScriptPassage {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly effects: readonly Effect[];
  /** Whether it kept the request from what comes after it. */
  readonly ended: boolean;
}

export function complete({ draft, phase }: PendingScript, { report, subrequests }: ScriptTold, passage: ScriptPassage): void {
  if (draft === null) return;
  const { workbench } = draft;
  workbench.request = viewRequest(passage.request);
  workbench.response = viewResponse(passage.response);
  workbench.effects = passage.effects;
  workbench.ended = passage.ended;
  workbench.script = report;
  workbench.problems = [...workbench.problems, ...report.exceptions.map((exception) => problemOf(exception, report.file))];
  if (subrequests.length > 0)
    draft.trace = subrequests.map((subrequest, index) => subrequestStep(subrequest, `${workbench.id}.${index}`, phase));
}

type Exception = ScriptTold["report"]["exceptions"][number];

function problemOf({ message, line, column }: Exception, file: string): StepWorkbench["problems"][number] {
  const place = line === null ? file : `${file}:${line}${column === null ? "" : `:${column}`}`;
  return { code: "script-exception", message: `${message} (${place})` };
}

const ANSWERED = { origin: "The simulated origin answers.", trace: "The trace's “fetches” answer." } as const;

function subrequestStep({ request, answeredBy, response, refused }: Subrequest, id: string, phase: Phase): TraceStep {
  const known = { ...baseWorkbench(id, phase, null), beyond: true, request, ...(response === null ? {} : { response }) };
  const what = { type: "subrequest", step_name: `${request.method} ${request.url}` } as const;
  if (answeredBy === null) return { ...what, workbench: { ...known, fidelity: "not simulated", reason: refused ?? "It got no answer." } };
  const effects = response === null ? [] : [{ target: "response.status", before: null, after: response.status }];
  return { ...what, matched: true, description: ANSWERED[answeredBy], workbench: { ...known, fidelity: "modelled", effects } };
}
