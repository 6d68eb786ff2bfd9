import { bodies } from "./en/bodies";
import { cases } from "./en/cases";
import { coverage } from "./en/coverage";
import { findings } from "./en/findings";
import { form } from "./en/form";
import { guide } from "./en/guide";
import { host } from "./en/host";
import { impacts } from "./en/impacts";
import { library } from "./en/library";
import { menus } from "./en/menus";
import { program } from "./en/program";
import { reports } from "./en/reports";
import { signals } from "./en/signals";
import { window } from "./en/window";

/**
 * Every text of the window, one table a screen. A text that says a value is a function of it; markup stays with the component.
 * Another language is a second folder whose tables have the same types.
 */
export const WORDS = {
  bodies,
  cases,
  coverage,
  findings,
  form,
  guide,
  host,
  impacts,
  library,
  menus,
  program,
  reports,
  signals,
  window,
} as const;
