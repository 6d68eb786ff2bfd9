export const configuration = {
  configurationRows: {
    account: "Account",
    pageRules: "Page Rules",
    dnsRecords: "DNS records",
    lists: "Lists",
  },
  configurationSection: {
    configuration: "Configuration",
    importConfiguration: "Import configuration",
    readingTheConfiguration: "Reading the configuration",
    readAgain: "Read again",
    noConfigurationYet: "No configuration yet.",
    importApiAnswersOrTerraform:
      "Import API answers or Terraform, or save what the API answers in configurations/<name>/ of the workspace.",
    noConfigurationIsChosen: "No configuration is chosen.",
    chooseOneInTheTitle: "Choose one in the title bar.",
    import: "Import…",
    rulesetsAndRules: "Rulesets and rules",
  },
} as const;
