import { formatNumber } from "../numbers";

export const findings = {
  name: "Findings",
  of: (configuration: string) => `Findings in ${configuration}`,
  shown: "Findings shown",
  all: (count: number) => `All ${formatNumber(count)}`,
  errors: (count: number) => `Errors ${formatNumber(count)}`,
  warnings: (count: number) => `Warnings ${formatNumber(count)}`,
  back: "Back to the trace",
  none: "Nothing is wrong with this configuration.",
  noneHint: "Every rule and file of it was checked. What an import left out is told where it was imported.",
  noConfiguration: "No configuration is in use.",
  noConfigurationHint: "Choose one in the title bar, or import one.",
  noneSo: "No finding is like that.",
  noneSoHint: "Show all to see the others.",
  list: "Findings of the configuration",
  rule: "Go to the rule",
  file: "Open the file",
  next: (at: number, of: number, message: string) => `Finding ${formatNumber(at)} of ${formatNumber(of)}: ${message}`,
} as const;
