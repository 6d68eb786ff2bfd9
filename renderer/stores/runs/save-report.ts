import type { Report } from "../../../engine/contract/index";
import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";
import type { Stores } from "../stores";

const words = WORDS.stores.saveReport;

/** The forms of a report, for people first. */
export const REPORT_FORMATS = [
  { format: "html", label: words.htmlPage },
  { format: "markdown", label: words.markdown },
  { format: "json", label: words.json },
  { format: "junit", label: words.junitXml },
  { format: "sarif", label: words.sarif },
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
    notices.getState().say(words.saved(report.fileName));
  } catch (error) {
    notices.getState().fail(words.notMade(messageOf(error)));
  }
}
