import type { Handlers } from "../handler";
import { askedHandlers } from "./asked";
import { callHandlers } from "./call";
import { caseHandlers } from "./cases";
import { comparisonHandlers } from "./comparison";
import { configurationHandlers } from "./configuration";
import type { HandlerContext } from "./context";
import { coverageHandlers } from "./coverage";
import { draftHandlers } from "./draft";
import { expectationHandlers } from "./expectations";
import { hostHandlers } from "./host";
import { importHandlers } from "./import";
import { languageHandlers } from "./language";
import { libraryHandlers } from "./library";
import { liveHandlers } from "./live";
import { programHandlers } from "./program";
import { pullHandlers } from "./pull";
import { runHandlers } from "./run";
import { scriptHandlers } from "./scripts";
import { settingsHandlers } from "./settings";
import { traceHandlers } from "./trace";
import { whatIfHandlers } from "./what-if";
import { workspaceHandlers } from "./workspace";

/** All commands; one family a file. */
export function createHandlers(context: HandlerContext): Handlers {
  return {
    ...hostHandlers(context),
    ...askedHandlers(context),
    ...callHandlers(),
    ...workspaceHandlers(context),
    ...libraryHandlers(context),
    ...draftHandlers(context),
    ...configurationHandlers(context),
    ...traceHandlers(context),
    ...expectationHandlers(context),
    ...caseHandlers(context),
    ...whatIfHandlers(context),
    ...scriptHandlers(context),
    ...languageHandlers(),
    ...importHandlers(context),
    ...pullHandlers(context),
    ...liveHandlers(context),
    ...runHandlers(context),
    ...comparisonHandlers(context),
    ...coverageHandlers(context),
    ...settingsHandlers(context),
    ...programHandlers(context),
  };
}
