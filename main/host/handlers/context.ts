import type { EventName, Events } from "../../../engine/contract/commands";
import type { AskedQueue } from "../asked-queue";
import type { HostOptions } from "../create-host";
import type { PreparedConfigurations } from "../prepared-configurations";
import type { ScriptTracer } from "../script-tracer";
import type { Session } from "../session";

/** What the handlers of a host share. */
export interface HandlerContext extends HostOptions {
  readonly session: Session;
  readonly configurations: PreparedConfigurations;
  readonly asked: AskedQueue;
  readonly tracer: ScriptTracer;
  /** Tells every window. */
  readonly tell: <Name extends EventName>(name: Name, payload: Events[Name]) => void;
}
