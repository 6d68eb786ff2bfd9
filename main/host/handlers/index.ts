import type { HostOptions } from "../create-host";
import type { Handlers } from "../handler";
import { createPreparedConfigurations } from "../prepared-configurations";
import type { Session } from "../session";
import { configurationHandlers } from "./configuration";
import { draftHandlers } from "./draft";
import { expectationHandlers } from "./expectations";
import { hostHandlers } from "./host";
import { languageHandlers } from "./language";
import { libraryHandlers } from "./library";
import { settingsHandlers } from "./settings";
import { traceHandlers } from "./trace";
import { whatIfHandlers } from "./what-if";
import { workspaceHandlers } from "./workspace";

/** All commands; one family a file. */
export function createHandlers(options: HostOptions & { readonly session: Session }): Handlers {
  const context = { ...options, configurations: createPreparedConfigurations(options.store) };
  return {
    ...hostHandlers(context),
    ...workspaceHandlers(context),
    ...libraryHandlers(context),
    ...draftHandlers(context),
    ...configurationHandlers(context),
    ...traceHandlers(context),
    ...expectationHandlers(context),
    ...whatIfHandlers(context),
    ...languageHandlers(),
    ...settingsHandlers(context),
  };
}
