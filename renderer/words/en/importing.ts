import { formatNumber } from "../numbers";
import { sentence } from "../sentence";
import { counted } from "./counted";

export interface Made {
  readonly zones: readonly string[];
  readonly rules: number;
  readonly records: number;
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

/** What was chosen to import; `passedOver`: so many files of other kinds. */
export interface SourceSize {
  readonly files: number;
  readonly kilobytes: number;
  readonly passedOver: number;
}

export const importing = {
  dropTarget: {
    drop: "Drop to import: API answers, Terraform, a HAR file, requests",
  },
  pullForm: {
    title: "Pull from Cloudflare",
    pullAndReplace: "Pull and replace",
    pull: "Pull",
    what: "Asks the official API for the zones and their account, and for nothing else. It only reads. What the token may not read is left out and told.",
    zones: "Zones",
    zonesHint: "names, with spaces or commas between them",
    configurationName: "Configuration name",
    nameTaken: "the one of that name goes to the trash",
    nameHint: "empty: called like the first zone",
    permissions: "What the token must be allowed to read",
    ofTheAccount: (permissions: readonly string[]) => `Of the account: ${permissions.join(", ")}.`,
    ofTheZones: (permissions: readonly string[]) => `Of the zones: ${permissions.join(", ")}.`,
    tokenOfEnvironment: "The token is the one in the environment variable CLOUDFLARE_API_TOKEN.",
    noKeeper: "the host cannot keep one",
    tokenKept: "The token is in the system's keychain.",
    forgetToken: "Forget the token",
    apiToken: "API token",
    tokenInPlace: "in place of CLOUDFLARE_API_TOKEN",
    tokenAside: "kept in the system's keychain",
    keepToken: "Keep the token",
    pulling: "Pulling",
    asking: "Asking…",
    asked: (done: number, what: string) => `${counted(done, "answer")} asked for: ${what}`,
    noToken: (reason: string) => `There is no token: ${reason}.`,
  },
  reportView: {
    label: (configuration: string) => `Import of ${configuration}`,
    made: ({ zones, rules, records, files }: Made) =>
      `${zones.length === 0 ? "No zone" : zones.join(", ")}: ${counted(rules, "rule")} and ${counted(records, "DNS record")}, in ${counted(files, "file")} of its own.`,
    replaced: "The configuration that had this name is in the trash.",
    found: ({ errors, warnings }: Pick<Made, "errors" | "warnings">) =>
      `A check finds ${[...(errors > 0 ? [counted(errors, "error")] : []), ...(warnings > 0 ? [counted(warnings, "warning")] : [])].join(" and ")}; “Findings” lists them once it is used.`,
    nothingMissing: "Nothing that it refers to is missing",
    missing: "What is missing",
    lessReliable: (affected: number, all: number) =>
      `Makes ${formatNumber(affected)} of the ${counted(all, "saved trace")} for its zones less reliable.`,
    notes: "What was met while reading",
  },
  notes: {
    severities: { error: "Error", warning: "Warning", note: "Note" },
    andMore: (count: number) => `and ${formatNumber(count)} more`,
  },
  leftOut: {
    title: (count: number) => (count === 1 ? "Left out of the import" : `${formatNumber(count)} left out of the import`),
    andMore: (count: number) => `and ${formatNumber(count)} more`,
  },
  importDialog: {
    import: "Import",
    pullFromCloudflare: "Pull from Cloudflare",
    cancel: "Cancel",
    importing: "Importing",
    importingNow: "Importing…",
    chooseElse: "Choose something else",
    read: "Read",
    what: "A configuration from files with API answers or from Terraform (.tf files, or a state or plan as JSON); requests from a HAR file. Files can be dropped anywhere on the window, too.",
    chooseFolder: "Choose a folder…",
    chooseFiles: "Choose files…",
    openPull: "Pull from Cloudflare…",
    filesToImport: "Files to import",
    folderToImport: "Folder to import",
    path: "Path",
    pathHint: "a file or folder of this machine",
    pathPlaceholder: "/home/you/terraform",
    text: "Request as text",
    textHint: "a cURL command, a raw HTTP message, “Copy as fetch”, HAR",
    textPlaceholder: "curl 'https://shop.example.com/' -H 'accept: text/html'",
    reading: "Reading",
    apiAnswers: "API answers",
    terraform: "Terraform",
    importOne: "Import a configuration",
    replace: "Import and replace",
    source: ({ files, kilobytes, passedOver }: SourceSize) =>
      passedOver === 0
        ? `${counted(files, "file")}, ${formatNumber(kilobytes)} kB.`
        : `${counted(files, "file")}, ${formatNumber(kilobytes)} kB. ${counted(passedOver, "file")} of other kinds beside them ${passedOver === 1 ? "is" : "are"} passed over.`,
    readAs: "Read as",
    configurationName: "Configuration name",
    nameTaken: "the one of that name goes to the trash",
    nameOfPlan: "a plan gives two: …-before and …-after",
    zone: "Zone",
    zoneHint: "of answers that do not tell theirs; may stay empty",
    zonePlaceholder: "example.com",
    nothingFound: "There is no part of a configuration in it",
    nothingFoundHint: "Nothing was written. Mend the files and choose them again, or read them as something else.",
    imported: "Imported",
    close: "Close",
    use: "Use this configuration",
    compareBoth: "Compare the two",
    savedOne: "Saved in the library.",
    savedMany: (count: number) => `${formatNumber(count)} traces are in the library.`,
    saving: "Saving",
    requestsSaved: (done: number, total: number) => `${formatNumber(done)} of ${counted(total, "request")} saved…`,
    partSaved: (done: number, total: number) =>
      `${formatNumber(done)} of ${formatNumber(total)} are in the library; saving again goes on with the next.`,
    openOnly: "Open without saving",
    save: "Save in the library",
    requests: "Requests",
    moreRequests: (count: number) => `and ${formatNumber(count)} more`,
    folder: "Folder",
    folderHint: "empty: at the top",
    replaceSecrets: "Replace secrets",
    secretBecomes: <Part>(places: readonly string[], pseudonym: Part) => sentence`${places.join(", ")} becomes ${pseudonym}`,
    secretKept: (places: readonly string[]) => `${places.join(", ")} is kept as it is`,
  },
} as const;
