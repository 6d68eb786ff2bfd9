import { Refused } from "../../../engine/contract/refused";
import { parseJson, readTrace, toCloudflare } from "../../../engine/index";
import type { PreparedConfigurations, ReadyConfiguration } from "../prepared-configurations";
import type { ScriptTracer } from "../script-tracer";
import type { OpenedWorkspace, Session } from "../session";
import { type ApiAnswer, type ApiRequest, ERRORS, fail, noSuchObject, succeed } from "./api-answer";
import { type ApiSnapshot, readApiSnapshot } from "./api-snapshot";
import { isAccount, readRoute } from "./read-routes";

export interface ClientApiOptions {
  readonly session: Session;
  readonly configurations: PreparedConfigurations;
  readonly tracer: ScriptTracer;
  /** Hears of faults of ours. */
  readonly report: (error: unknown) => void;
}

/** Answers what programs ask that were written for Cloudflare's API. */
export type ClientApi = (request: ApiRequest) => Promise<ApiAnswer>;

const TRACER = /^\/accounts\/([^/]+)\/request-tracer\/trace$/;

/** The request tracer, and what reading calls find in the active configuration, or in the one that a request names. */
export function createClientApi({ session, configurations, tracer, report }: ClientApiOptions): ClientApi {
  const snapshots = new WeakMap<ReadyConfiguration, ApiSnapshot>();

  async function find(named: string | null): Promise<{ readonly opened: OpenedWorkspace; readonly ready: ReadyConfiguration }> {
    const opened = await session.current();
    const name = named ?? (await opened.workspace.about()).activeConfiguration;
    if (name === null) throw new Refused("not-found", "This workspace has no configuration.");
    return { opened, ready: await configurations.get(opened.workspace, name) };
  }

  function snapshotOf(ready: ReadyConfiguration): ApiSnapshot {
    const snapshot = snapshots.get(ready) ?? readApiSnapshot(ready.files);
    snapshots.set(ready, snapshot);
    return snapshot;
  }

  async function trace(request: ApiRequest, accountId: string): Promise<ApiAnswer> {
    const { opened, ready } = await find(request.configuration);
    if (!isAccount(snapshotOf(ready), accountId)) return noSuchObject(`/accounts/${accountId}`);
    const json = parseJson(request.body);
    if (json.kind === "problem") return fail(400, { ...ERRORS.malformedJson, source: { pointer: "" } });
    const saved = readTrace(json.value);
    if (saved.kind === "problems")
      return fail(400, ...saved.problems.map(({ pointer, message }) => ({ code: BAD_TRACE, message, source: { pointer } })));
    const { assumptions } = await opened.workspace.about();
    const { result } = await tracer.run(opened.workspace, ready.prepared, saved.value, { assumptions });
    if (result.workbench.outcome === "untraceable") return fail(400, { code: BAD_TRACE, message: result.workbench.sentence });
    return succeed(toCloudflare(result));
  }

  async function answer(request: ApiRequest): Promise<ApiAnswer> {
    const accountId = TRACER.exec(request.path)?.[1];
    if (accountId !== undefined) return request.method === "POST" ? trace(request, accountId) : fail(405, ERRORS.readOnly);
    if (request.method !== "GET") return fail(405, ERRORS.readOnly);
    const { ready } = await find(request.configuration);
    return readRoute(snapshotOf(ready), request.path, request.query);
  }

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof Refused) return fail(404, { code: 7003, message: error.message });
      report(error);
      return fail(500, { code: 10500, message: "The workbench failed to answer; its files are as they were" });
    }
  };
}

/** No source says what Cloudflare answers to a trace that cannot be read. */
const BAD_TRACE = 10400;
