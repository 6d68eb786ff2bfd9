// Runs in workerd, in front of the scripts: each run of a script gets an isolate of its own, whose only way out is `Outbound`.
import { WorkerEntrypoint } from "cloudflare:workers";

/** A message as it crosses between the two: the body is in base64. */
interface WireAnswer {
  readonly refused?: string;
  readonly status: number;
  readonly headers: [name: string, value: string][];
  readonly body: string;
}

interface Workbench {
  fetch(address: string, init: RequestInit): Promise<Response>;
}

interface Guest {
  run(given: unknown): Promise<unknown>;
}

interface Environment {
  readonly TOKEN: string;
  readonly LOADER: { get(name: null, load: () => object): { getEntrypoint(name: string): Guest } };
}

interface Context {
  readonly exports: { Outbound(given: { readonly props: { readonly run: string } }): unknown };
}

/** What the workbench asks for: code to run in an isolate, and the request that its guest is given. */
interface Job {
  readonly token: string;
  readonly run: string;
  readonly code: object;
  readonly given: unknown;
}

/** Answers whatever a script fetches, by asking the workbench. It has no `connect`: sockets are refused by the runtime. */
export class Outbound extends WorkerEntrypoint<{ readonly WORKBENCH: Workbench }, { readonly run: string }> {
  async fetch(request: Request): Promise<Response> {
    const asked = {
      run: this.ctx.props.run,
      url: request.url,
      method: request.method,
      headers: [...request.headers],
      body: encodeBase64(new Uint8Array(await request.arrayBuffer())),
    };
    const answer = await this.env.WORKBENCH.fetch("http://workbench/", { method: "POST", body: JSON.stringify(asked) });
    const { refused, status, headers, body }: WireAnswer = await answer.json();
    if (refused !== undefined) throw new Error(refused);
    return new Response(hasNoBody(status) ? null : decodeBase64(body), { status, headers });
  }
}

// oxlint-disable-next-line import/no-default-export -- the runtime calls nothing else
export default {
  async fetch(request: Request, env: Environment, context: Context): Promise<Response> {
    const { token, run, code, given }: Job = await request.json();
    if (token !== env.TOKEN) return new Response(null, { status: 403 });
    try {
      const globalOutbound = context.exports.Outbound({ props: { run } });
      // Without a name nothing keeps the isolate once its run is over.
      const isolate = env.LOADER.get(null, () => ({ ...code, globalOutbound }));
      return Response.json(await isolate.getEntrypoint("Guest").run(given));
    } catch (error) {
      return Response.json({ failure: messageOf(error) });
    }
  },
};

function messageOf(error: unknown): string {
  return String((typeof error === "object" && error !== null && "message" in error ? error.message : undefined) ?? error);
}

function hasNoBody(status: number): boolean {
  return status === 101 || status === 204 || status === 205 || status === 304;
}

function encodeBase64(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(text);
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
