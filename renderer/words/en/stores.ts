import { formatNumber } from "../numbers";
import { counted } from "./counted";

function acceptedTraces(count: number): string {
  return count === 1 ? "Accepted into the baseline" : `${formatNumber(count)} traces accepted into the baseline`;
}

export const stores = {
  readSavedTrace: {
    mustBe: (path: string, kind: string) => `${path} must be ${kind}`,
    trueOrFalse: "true or false",
    anObject: "an object",
    mustBeAList: (path: string) => `${path} must be a list`,
    pair: "a pair of name and value",
    notSavedTrace: "This is not a saved trace",
    theDocument: "The document",
  },
  traceText: {
    empty: "There is no JSON here yet.",
    word: "This word is not JSON; text stands in double quotes.",
    number: "This is not a number as JSON writes it.",
    name: "A name in double quotes is expected here.",
    value: "A value is expected here.",
    colon: "A colon is expected here.",
    comma: "A comma is expected here.",
    brace: "A closing brace is missing.",
    bracket: "A closing bracket is missing.",
    end: "The document ends before this.",
    comment: "JSON has no comments.",
    openText: "This text is not closed.",
    openNumber: "This number is not finished.",
    character: "This is not a character as JSON writes it.",
    escape: "JSON does not know this escape.",
    control: "This character may not stand in text; write it as an escape.",
    other: "This is not JSON.",
  },
  trace: {
    none: "There is no trace to save.",
  },
  result: {
    stepsOfNoRun: "The answer builds on one that this window does not have. Send the trace again.",
  },
  whatIf: {
    noConfiguration: "No configuration is in use.",
  },
  comparison: {
    failed: "The comparison failed.",
    none: "There is no comparison on screen.",
  },
  pullConfiguration: {
    failed: "The pull failed.",
    connectionWasGone:
      "The connection was gone for a while, so this pull was given up. If it had ended before, its configuration is there.",
  },
  import: {
    nothingToImport: "There is no file in it that could be imported.",
    moreThanAreTaken: (taken: number) =>
      `There is more than is taken at once: what comes after the first ${formatNumber(taken)} files is left out. Give the folder's path instead, or choose a part of it.`,
  },
  runs: {
    failed: "The run failed.",
  },
  workThroughMany: {
    cancel: "Cancel",
  },
  arrangeLibrary: {
    deleting: (done: number, total: number) => `Deleting: ${formatNumber(done)} of ${formatNumber(total)}`,
    bringingBack: (done: number, total: number) => `Bringing back: ${formatNumber(done)} of ${formatNumber(total)}`,
    duplicating: (done: number, total: number) => `Duplicating: ${formatNumber(done)} of ${formatNumber(total)}`,
    deletedUntilStopped: (done: number, total: number) =>
      `Stopped: ${formatNumber(done)} of ${formatNumber(total)} traces are in the trash.`,
    undo: "Undo",
    takenBack: (words: string) => `Taken back: ${words}`,
    notTakenBack: (problem: string) => `Not taken back: ${problem}`,
    doneAgain: (words: string) => `Done again: ${words}`,
    notDoneAgain: (problem: string) => `Not done again: ${problem}`,
    movedToTop: "Moved to the top of the library.",
    notMoved: (problem: string) => `Not moved: ${problem}`,
    trashed: (name: string) => `“${name}” is in the trash.`,
    folderGone: "The folder is gone.",
    notDeleted: (problem: string) => `Not deleted: ${problem}`,
    notRenamed: (problem: string) => `Not renamed: ${problem}`,
    renamedTo: (name: string) => `Renamed to “${name}”.`,
    notDuplicated: (problem: string) => `Not duplicated: ${problem}`,
    duplicated: "Duplicated.",
    duplicatedMany: (count: number) => `${formatNumber(count)} traces duplicated.`,
    madeFolder: (folder: string) => `Made the folder “${folder}”.`,
    noFolder: (problem: string) => `No folder was made: ${problem}`,
    discarded: (name: string) => `“${name}” is discarded.`,
    openedAgain: (name: string) => `Opened “${name}” again.`,
    movedTo: (folder: string) => `Moved to “${folder}”.`,
    trashedMany: (count: number) => `${counted(count, "trace")} ${count === 1 ? "is" : "are"} in the trash.`,
  },
  library: {
    copyOf: (name: string) => `${name} (copy)`,
  },
  followRedirect: {
    redirected: (name: string) => `Redirected: ${name}`,
  },
  runLibrary: {
    wholeLibrary: "Whole library",
    noConfiguration: "There is no configuration to run the library against.",
    underWay: "A run is under way; it is shown.",
  },
  saveTrace: {
    saved: "Saved.",
    mistake: (line: number, message: string) => `Not saved: the JSON has a mistake in line ${line}. ${message}`,
    notSaved: (message: string) => `Not saved: ${message}`,
    newTrace: "New trace",
  },
  saveWhatIf: {
    notSaved: (message: string) => `Not saved: ${message}`,
    savedAs: (configuration: string) => `Saved as “${configuration}”.`,
    savedButNotUsed: (configuration: string, problem: string) => `Saved as “${configuration}”, which is not in use: ${problem}`,
    savedTo: (configuration: string) => `Saved to ${configuration}.`,
    discarded: "The edits are discarded.",
    undo: "Undo",
  },
  closeTabs: {
    closedOne: (name: string) => `“${name}” is closed; its unsaved changes are kept.`,
    closedMany: (closed: number, unsaved: number) =>
      `${formatNumber(closed)} traces are closed; the unsaved changes of ${formatNumber(unsaved)} are kept.`,
    undo: "Undo",
  },
  acceptBaseline: {
    notAccepted: (problem: string) => `Not accepted: ${problem}`,
    takenOut: (gone: number) => (gone === 1 ? "Taken out of the baseline." : `${formatNumber(gone)} traces taken out of the baseline.`),
    accepted: (taken: number) => `${acceptedTraces(taken)}.`,
    acceptedAndTakenOut: (taken: number, gone: number) =>
      gone === 1
        ? `${acceptedTraces(taken)}, 1 trace that is gone taken out of it.`
        : `${acceptedTraces(taken)}, ${formatNumber(gone)} traces that are gone taken out of it.`,
  },
  keepTogether: {
    editsNotKept: (problem: string) =>
      `The edits of the configuration are not kept at the moment: ${problem}. Save them, or mend that first.`,
    changesNotKept: (problem: string) => `Unsaved changes are not kept at the moment: ${problem}. Save them, or mend that first.`,
  },
  saveReport: {
    json: "JSON",
    sarif: "SARIF",
    htmlPage: "HTML page",
    markdown: "Markdown",
    junitXml: "JUnit XML",
    saved: (fileName: string) => `Saved as ${fileName}. Secrets are taken out.`,
    notMade: (problem: string) => `No report was made: ${problem}`,
  },
  takeExpectations: {
    noConfiguration: "There is no configuration to take a result from.",
    taken: (configuration: string) => `Taken: the trace expects what it yields under ${configuration}. Undo brings back what was there.`,
    notTaken: (problem: string) => `Not taken: ${problem}`,
  },
} as const;
