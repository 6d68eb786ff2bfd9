/** One promise, the test that holds the program to it, and the fault that was planted to show that the test would find one. Titles are those of the tests. */
export interface Check {
  readonly promise: string;
  readonly file: string;
  readonly test: string;
  readonly planted: string;
}

const check = (file: string, promise: string, test: string, planted: string): Check => ({ promise, file, test, planted });

/** Every check of this room, in the order of what it is about. */
export const CHECKS: readonly (readonly [about: string, checks: readonly Check[]])[] = [
  [
    "Nothing lost",
    [
      check(
        "killed-saves",
        "A save that is killed leaves every file whole, and what it left half-made is swept",
        "leaves every file whole, old or new",
        "would leave broken files, if it wrote over them without care",
      ),
      check(
        "failing-disk",
        "A disk that fails at any one call loses neither the old file nor the draft, and the message says what to do",
        "loses nothing, and says what to do",
        "the check finds a save that takes a short write for a whole one",
      ),
      check(
        "odd-files",
        "Links, hard links, modes, read-only files and odd names are respected",
        "a link inside the workspace stays a link",
        "the check finds a save that puts a new file in the place of a link",
      ),
      check(
        "odd-files",
        "Several programs in one workspace lose no change of each other",
        "no change of anyone is lost, nor a new file",
        "the check finds programs that write over each other",
      ),
      check(
        "odd-files",
        "A checkout of 2,000 files is told as a few changes",
        "of 2,000 files is told as a few changes",
        "the check finds a watcher that tells of each file",
      ),
      check(
        "crashes",
        "A host that is killed leaves drafts, unsaved edits and layout to the next",
        "leaves drafts, unsaved edits and the layout to the next one",
        "the check finds what was kept in memory only",
      ),
      check(
        "killed-parts",
        "A page, a host or the Workers runtime that is killed comes back with what was unsaved",
        "whose page is killed shows draft and layout again",
        "the check finds a page that kept nothing",
      ),
      check(
        "killed-runs",
        "A run that is cut short is in the history, as a partial one",
        "a run whose program is killed in the middle is in the history",
        "the check finds a run of which nothing was written down",
      ),
      check(
        "format-versions",
        "Workspaces of every released form open unchanged; newer ones are refused",
        "opens without a finding and stays as it is",
        "the check finds a file that opening would change",
      ),
    ],
  ],
  [
    "Nobody let in",
    [
      check(
        "electron-checklist",
        "The built desktop program meets Electron's security checklist",
        "meets every demand of the security checklist",
        "the check finds a program in which is planted the contrary",
      ),
      check("electron-checklist", "The fuses are set", "are set as they must be", "turned round or left out"),
      check(
        "packaged",
        "The packed program holds what it needs and nothing else",
        "holds what it needs and nothing else",
        "the check finds %s",
      ),
      check(
        "browser-host",
        "The browser host lets nobody in, and counts each refusal",
        "lets nobody in, and counts each",
        "the check finds a server without a door",
      ),
      check(
        "fuzzed-channels",
        "Every command answers wrong, huge and odd requests by a typed refusal",
        "answers a wrong value in any one place with a typed refusal",
        "the check finds a handler that throws",
      ),
      check(
        "confined-channels",
        "No command reads or writes outside of the workspace",
        "refuses what is no path inside",
        "the check finds a host that reads outside",
      ),
      check(
        "hostile-texts",
        "Hostile texts do nothing to a terminal, a build server or a reader of a report",
        "does nothing to a terminal",
        "the check finds the same text let through",
      ),
      check(
        "hostile-window",
        "Hostile texts do nothing on any screen of the window",
        "runs nothing of it, asks nobody",
        "the check finds a page that lets the text through",
      ),
      check(
        "hostile-files",
        "Hostile files open soon and in bounded memory",
        "opens soon and in bounded memory",
        "the check finds a program that reads a large file whole",
      ),
      check(
        "hostile-files",
        "No file changes what every object has",
        "opens soon and in bounded memory",
        "the check finds what pollutes every object",
      ),
      check(
        "offline",
        "Nothing tries to leave the computer, not even by asking for a name",
        "nothing tries to leave",
        "the recorder sees %s",
      ),
      check(
        "seeded-secrets",
        "Secrets stand in nothing that the program writes on its own",
        "stand in no report, baseline, run, cache or message",
        "the check finds one that was left %s",
      ),
      check("fuzzed-readers", "No text breaks a reader", "takes whatever is written", "the check finds a reader that throws"),
      check(
        "guided-fuzz",
        "Nor does one that was led to ever new code",
        "neither throws nor hangs",
        "the check finds a reader that throws at the end of a way",
      ),
      check("supply", "What others wrote is locked, may be passed on, and is listed", "is locked by content", "the check finds %s"),
    ],
  ],
];
