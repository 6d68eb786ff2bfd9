import type { Report } from "../../engine/contract/index";
import { messageOf } from "../host/client";
import type { Stores } from "./stores";

/** The forms of a report, for people first. */
export const REPORT_FORMATS = [
  { format: "html", label: "HTML page" },
  { format: "markdown", label: "Markdown" },
  { format: "json", label: "JSON" },
  { format: "junit", label: "JUnit XML" },
  { format: "sarif", label: "SARIF" },
] as const;

/** Makes a report and has it saved by `save`; what goes wrong is said. */
export async function saveReport(
  { notices }: Pick<Stores, "notices">,
  make: () => Promise<Report>,
  save: (file: Report) => void,
): Promise<void> {
  try {
    const report = await make();
    save(report);
    notices.getState().say(`Saved as ${report.fileName}. Secrets are taken out.`);
  } catch (error) {
    notices.getState().fail(`No report was made: ${messageOf(error)}`);
  }
}
