import { app } from "./en/app";
import { beside } from "./en/beside";
import { bodies } from "./en/bodies";
import { builder } from "./en/builder";
import { cases } from "./en/cases";
import { compare } from "./en/compare";
import { configuration } from "./en/configuration";
import { counts } from "./en/counts";
import { coverage } from "./en/coverage";
import { editor } from "./en/editor";
import { findings } from "./en/findings";
import { form } from "./en/form";
import { guide } from "./en/guide";
import { host } from "./en/host";
import { impacts } from "./en/impacts";
import { importing } from "./en/importing";
import { inspector } from "./en/inspector";
import { library } from "./en/library";
import { libraryPane } from "./en/library-pane";
import { live } from "./en/live";
import { menus } from "./en/menus";
import { presets } from "./en/presets";
import { program } from "./en/program";
import { progress } from "./en/progress";
import { reports } from "./en/reports";
import { results } from "./en/results";
import { ruleEditor } from "./en/rule-editor";
import { runs } from "./en/runs";
import { shell } from "./en/shell";
import { signals } from "./en/signals";
import { stores } from "./en/stores";
import { tabs } from "./en/tabs";
import { ui } from "./en/ui";
import { window } from "./en/window";

/**
 * Every text of the window, one table a screen. A text that says a value is a function of it; markup stays with the component.
 * Another language is a second folder whose tables have the same types.
 */
export const WORDS = {
  app,
  beside,
  bodies,
  builder,
  cases,
  compare,
  configuration,
  counts,
  coverage,
  editor,
  findings,
  form,
  guide,
  host,
  impacts,
  importing,
  inspector,
  library,
  libraryPane,
  live,
  menus,
  presets,
  program,
  progress,
  reports,
  results,
  ruleEditor,
  runs,
  shell,
  signals,
  stores,
  tabs,
  ui,
  window,
} as const;
