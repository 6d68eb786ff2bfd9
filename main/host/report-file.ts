import type { Report, ReportFormat } from "../../engine/contract/run-commands";

const FORMATS: Readonly<Record<ReportFormat, { readonly ending: string; readonly mediaType: string }>> = {
  html: { ending: "html", mediaType: "text/html" },
  markdown: { ending: "md", mediaType: "text/markdown" },
  json: { ending: "json", mediaType: "application/json" },
  junit: { ending: "junit.xml", mediaType: "application/xml" },
  sarif: { ending: "sarif", mediaType: "application/json" },
};

/** A report with the name under which it is saved. */
export function reportFile(stem: string, format: ReportFormat, text: string): Report {
  const { ending, mediaType } = FORMATS[format];
  const safe = stem.replace(/[^\p{L}\p{N}_.-]+/gu, "-").replace(/^[-.]+|[-.]+$/g, "");
  return { fileName: `${safe === "" ? "report" : safe}.${ending}`, mediaType, text };
}
