import { cases } from "./en/cases";
import { coverage } from "./en/coverage";
import { findings } from "./en/findings";
import { guide } from "./en/guide";
import { host } from "./en/host";
import { impacts } from "./en/impacts";
import { library } from "./en/library";
import { menus } from "./en/menus";
import { program } from "./en/program";
import { reports } from "./en/reports";
import { window } from "./en/window";

/**
 * Every text of the window, one table a screen. A text that says a value is a function of it; markup stays with the component.
 * Another language is a second folder whose tables have the same types.
 */
export const WORDS = { cases, coverage, findings, guide, host, impacts, library, menus, program, reports, window } as const;
