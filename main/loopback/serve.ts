import { createHost } from "../host/create-host";
import { readPageFile } from "../host/page/page-files";
import { aboutProgram, noteCrashes, reportTo } from "../program/about-program";
import { createWorkspaceStore } from "../workspace/workspace-store";
import type { PageSource } from "./page";
import { type LoopbackServer, startLoopbackServer } from "./server";

export interface ServeOptions {
  readonly version: string;
  /** A workspace's folder, or a trace's file; `null`: the one opened last, or else the sample. */
  readonly workspace: string | null;
  readonly port: number;
  readonly dataFolder: string;
  /** The folder with the sample workspace. */
  readonly resources: string;
  /** The built window's folder, or another source of its files. */
  readonly page: string | PageSource;
  readonly policy?: string;
  readonly report: (error: unknown) => void;
}

/** The whole workbench for a browser on this machine, until it is closed. Refuses a folder that is not a workspace before it listens. */
export async function serve(options: ServeOptions): Promise<LoopbackServer> {
  const { workspace, dataFolder, resources, page } = options;
  const store = createWorkspaceStore({ dataFolder, resources });
  const opened = workspace === null ? null : await store.findOpened(workspace);
  if (opened?.kind === "workspace") await store.open(opened.folder);
  const program = aboutProgram({ dataFolder, resources, environment: process.env });
  program.system.log.write("info", `version ${options.version} serves a browser on ${process.platform}, Node ${process.versions.node}`);
  const stopNoting = noteCrashes(program.system.log);
  const host = createHost({
    description: { product: "Trace Workbench", version: options.version, carrier: "loopback", platform: process.platform },
    store,
    start: opened?.kind === "workspace" ? opened.folder : null,
    abilities: program,
    report: reportTo(program.system.log, options.report),
    clock: () => performance.now(),
    now: () => new Date(),
  });
  if (workspace !== null && opened?.kind !== "workspace") await host.openPath(workspace);
  const source = typeof page === "string" ? { read: (pathname: string) => readPageFile(page, pathname) } : page;
  const server = await startLoopbackServer({
    host,
    page: source,
    port: options.port,
    ...(options.policy === undefined ? {} : { policy: options.policy }),
  });
  return {
    ...server,
    async close() {
      await server.close();
      await host.close();
      stopNoting();
      program.system.log.write("info", "the server is closed");
    },
  };
}
