import { formatNumber } from "../numbers";
export const configuration = {
  configurationRows: {
    account: "Account",
    pageRules: "Page Rules",
    dnsRecords: "DNS records",
    lists: "Lists",
    off: "off",
    listSize: (kind: string, items: number) => `${kind} · ${formatNumber(items)}`,
  },
  configurationSection: {
    configuration: "Configuration",
    importOne: "Import configuration",
    reading: "Reading the configuration",
    readAgain: "Read again",
    none: "No configuration yet.",
    noneHint: "Import API answers or Terraform, or save what the API answers in configurations/<name>/ of the workspace.",
    noneChosen: "No configuration is chosen.",
    noneChosenHint: "Choose one in the title bar.",
    import: "Import…",
    tree: "Rulesets and rules",
  },
} as const;
