import { formatNumber } from "../numbers";

export const tabs = {
  tabView: {
    newTrace: "New trace",
  },
  tabMenu: {
    reopenClosedTrace: "Reopen closed trace",
    noneClosed: "None was closed.",
    saveTheTraceFirst: "Save the trace first.",
    close: "Close",
    closeOthers: "Close others",
    noOther: "There is no other.",
    closeToTheRight: "Close to the right",
    noneRight: "There is none.",
    closeAll: "Close all",
    keepOpen: "Keep open",
    compare: "Compare with another trace…",
    revealInLibrary: "Reveal in library",
    copyLink: "Copy link",
    copied: "Copied: a link to this trace, for this workspace.",
    notCopied: "Not copied: the clipboard is not open to this page.",
  },
  tabWords: {
    unsaved: "unsaved",
    files: {
      changed: "changed on disk while it was edited",
      gone: "file deleted, moved or renamed",
      broken: "file cannot be read",
    },
    fileSentences: {
      changed: "The file changed on disk while it was edited",
      gone: "The file was deleted, moved or renamed",
      broken: "The file cannot be read",
    },
    notSavedYet: "Not saved yet",
    preview: "Preview: the next trace takes this place, unless you edit or double-click",
  },
  tabStrip: {
    openTrace: "Open trace",
    openTraces: "Open traces",
    allOpenTraces: "All open traces",
    notSavedYet: "not saved yet",
    allOpenTracesCount: (count: number) => `All open traces (${formatNumber(count)})`,
    close: "Close",
  },
} as const;
