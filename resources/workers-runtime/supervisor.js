// Runs in workerd, in front of the scripts: each run of a script gets an isolate of its own, whose only way out is `Outbound`.
import { WorkerEntrypoint } from "cloudflare:workers";

/** Answers whatever a script fetches, by asking the workbench. It has no `connect`: sockets are refused by the runtime. */
export class Outbound extends WorkerEntrypoint {
  async fetch(request) {
    const asked = {
      run: this.ctx.props.run,
      url: request.url,
      method: request.method,
      headers: [...request.headers],
      body: encodeBase64(new Uint8Array(await request.arrayBuffer())),
    };
    const answer = await this.env.WORKBENCH.fetch("http://workbench/", { method: "POST", body: JSON.stringify(asked) });
    const { refused, status, headers, body } = await answer.json();
    if (refused !== undefined) throw new Error(refused);
    return new Response(hasNoBody(status) ? null : decodeBase64(body), { status, headers });
  }
}

// oxlint-disable-next-line import/no-default-export -- the runtime calls nothing else
export default {
  async fetch(request, env, context) {
    const { token, run, code, given } = await request.json();
    if (token !== env.TOKEN) return new Response(null, { status: 403 });
    try {
      const globalOutbound = context.exports.Outbound({ props: { run } });
      // Without a name nothing keeps the isolate once its run is over.
      const isolate = env.LOADER.get(null, () => ({ ...code, globalOutbound }));
      return Response.json(await isolate.getEntrypoint("Guest").run(given));
    } catch (error) {
      return Response.json({ failure: String(error?.message ?? error) });
    }
  },
};

function hasNoBody(status) {
  return status === 101 || status === 204 || status === 205 || status === 304;
}

function encodeBase64(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(text);
}

function decodeBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
