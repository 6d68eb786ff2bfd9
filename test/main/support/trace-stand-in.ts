import { createServer } from "node:http";

/** Cloudflare's API as far as it traces: a server on this machine that answers each call with the next of `answers`, and then with the last again. */
export interface StandIn extends AsyncDisposable {
  readonly baseUrl: string;
  readonly asked: readonly { readonly path: string; readonly body: unknown }[];
}

export async function standIn(answers: readonly { readonly status: number; readonly body: unknown }[]): Promise<StandIn> {
  const asked: { path: string; body: unknown }[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => (text += part));
    request.on("end", () => {
      asked.push({ path: `${request.method} ${request.url}`, body: JSON.parse(text) });
      const { status, body } = answers[Math.min(asked.length, answers.length) - 1] ?? { status: 500, body: null };
      response.writeHead(status, { "content-type": "application/json", "retry-after-ms": "1" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    baseUrl: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    asked,
    [Symbol.asyncDispose]: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

export const good = (result: unknown) => ({ status: 200, body: { success: true, errors: [], messages: [], result } });
export const bad = (status: number, message: string) => ({
  status,
  body: { success: false, errors: [{ code: 10000, message }], messages: [], result: null },
});
