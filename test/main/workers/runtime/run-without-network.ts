/** Runs one Worker and prints what came of it; `no-network.test.ts` starts it where there is no network. */
import { networkInterfaces } from "node:os";
import { createScriptRuntime } from "../../../../main/workers/runtime/script-runtime";
import { bodyOf, RESOURCES, runScripts, withWorker } from "./scripts";

const runtime = createScriptRuntime({ resources: RESOURCES });
const script = `export default {
  async fetch(request) {
    const response = await fetch(request);
    const elsewhere = await fetch("https://example.org/").then(() => "reached", () => "refused");
    return new Response(\`\${await response.text()}, and \${elsewhere}\`);
  },
};`;
const { result } = await runScripts(runtime, withWorker(script));
const body = bodyOf(result, "greeter");
console.log(JSON.stringify({ interfaces: Object.keys(networkInterfaces()), status: result.status_code, body }));
await runtime.close();
