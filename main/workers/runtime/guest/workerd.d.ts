// What the runtime has that a browser's workers have not, as far as the files beside this one use it.

declare module "cloudflare:workers" {
  export class WorkerEntrypoint<Env = Readonly<Record<string, unknown>>, Props = unknown> {
    readonly env: Env;
    readonly ctx: { readonly props: Props };
    constructor(ctx: { readonly props: Props }, env: Env);
  }

  /** The environment of the isolate that asks. */
  export const env: Record<string, unknown>;
}

declare module "*/config.json" {
  import type { GuestConfig } from "../script-code";

  const config: GuestConfig;
  export default config;
}
