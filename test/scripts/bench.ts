/** `npm run bench [language|trace|configuration|cli|workers|import]`: prints figures and ratios; nothing here passes or fails. */
import { benchCli } from "./bench/cli";
import { benchConfiguration } from "./bench/configuration";
import { benchImport } from "./bench/import";
import { benchLanguage } from "./bench/language";
import { benchLibrary } from "./bench/library";
import { calibrate, format } from "./bench/measure";
import { benchTrace } from "./bench/trace";
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
