// Calls a script's handler, in the script's own isolate, and tells what became of it.
import { WorkerEntrypoint } from "cloudflare:workers";
import type { GuestAnswer } from "../tell-run";
import config from "./config.json";
import { exceptions, type FetchEvent, lines, listeners, noteException } from "./prelude";

const LARGEST_BODY = 8 * 1024 * 1024;

/** The request to run a script with: the body is in base64. */
interface Given {
  readonly url: string;
  readonly method: string;
  readonly headers: [name: string, value: string][];
  readonly body: string;
  readonly cf: unknown;
}

interface Context extends Pick<FetchEvent, "waitUntil" | "passThroughOnException"> {
  readonly props: unknown;
  readonly exports: unknown;
}

interface Handler {
  fetch?(request: Request, env: unknown, context: Context): unknown;
}

/** What a script's module exports. */
interface Script {
  readonly default?: Handler | (new (context: Context, env: unknown) => Handler);
}

interface Surroundings {
  readonly script: Script;
  readonly env: unknown;
}

export function createGuest(script: Script) {
  return class Guest extends WorkerEntrypoint {
    async run(given: Given): Promise<GuestAnswer> {
      const waiting: Promise<unknown>[] = [];
      const mode = { failOpen: false };
      const context: Context = {
        props: {},
        exports: {},
        waitUntil: (promise) => void waiting.push(Promise.resolve(promise).catch(noteException)),
        passThroughOnException: () => {
          mode.failOpen = true;
        },
      };
      const handle = config.syntax === "service-worker" ? dispatch : callModule;
      let response: GuestAnswer["response"] = null;
      let failedOpen = false;
      try {
        response = await tell(await handle(requestOf(given), context, { script, env: this.env }));
      } catch (error) {
        noteException(error);
        if (mode.failOpen) {
          failedOpen = true;
          response = await tell(await fetch(requestOf(given)));
        }
      }
      await Promise.all(waiting);
      return { console: lines, exceptions, failedOpen, response };
    }
  };
}

function requestOf({ url, method, headers, body, cf }: Given): Request {
  const common = { method, headers, cf, redirect: "manual" } as const;
  if (body === "" || method === "GET" || method === "HEAD") return new Request(url, common);
  const withBody = { ...common, body: Uint8Array.from(atob(body), (each) => each.charCodeAt(0)) };
  return new Request(url, withBody);
}

async function callModule(request: Request, context: Context, { script, env }: Surroundings): Promise<unknown> {
  const exported = script.default;
  const handler = typeof exported === "function" ? new exported(context, env) : exported;
  if (typeof handler?.fetch !== "function") throw new TypeError("The script has no default export with a fetch handler.");
  return handler.fetch(request, env, context);
}

/** The first listener that answers counts; where none does, the request goes to the origin. */
async function dispatch(request: Request, context: Context): Promise<unknown> {
  const answers: unknown[] = [];
  const event: FetchEvent = {
    type: "fetch",
    request,
    respondWith: (answer) => void answers.push(answer),
    waitUntil: context.waitUntil,
    passThroughOnException: context.passThroughOnException,
  };
  for (const listener of listeners) {
    if (typeof listener === "function") listener(event);
    else listener.handleEvent(event);
    if (answers.length > 0) return answers[0];
  }
  return fetch(request);
}

async function tell(response: unknown): Promise<GuestAnswer["response"]> {
  if (!(response instanceof Response)) throw new TypeError("The handler did not give a Response.");
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > LARGEST_BODY)
    throw new RangeError(`The response's body is larger than ${LARGEST_BODY} bytes, the most that is taken.`);
  let body = "";
  for (let start = 0; start < bytes.length; start += 8192) body += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return { status: response.status, headers: [...response.headers], body: btoa(body) };
}
