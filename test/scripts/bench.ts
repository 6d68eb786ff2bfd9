/** `npm run bench [language|trace|configuration|cli|workers|import|library|window]`: prints figures and ratios; nothing here passes or fails. */
import { benchCli } from "./bench/cli";
import { benchConfiguration } from "./bench/configuration";
import { benchImport } from "./bench/import";
import { benchLanguage } from "./bench/language";
import { benchLibrary } from "./bench/library";
import { calibrate, format } from "./bench/measure";
import { benchTrace } from "./bench/trace";
import { benchWindow } from "./bench/window";
import { benchWorkers } from "./bench/workers";

const only = process.argv[2];
const calibration = calibrate();
console.log(`node ${process.version}, ${process.platform} ${process.arch}`);
console.log(`${calibration.name}: ${format(calibration.nanoseconds)}`);

if (only === undefined || only === "language") await benchLanguage(calibration);
if (only === undefined || only === "trace") await benchTrace(calibration);
if (only === undefined || only === "configuration") benchConfiguration(calibration);
if (only === undefined || only === "cli") benchCli();
if (only === undefined || only === "workers") await benchWorkers();
if (only === undefined || only === "import") await benchImport();
// Fetches other tools, so only where it is asked for.
if (only === "library") await benchLibrary();
// Takes the built window and a Chromium, so only where it is asked for; a further word names one part of it.
if (only === "window") await benchWindow(process.argv[3]);
