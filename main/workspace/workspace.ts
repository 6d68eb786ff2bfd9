import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import type { Assumptions } from "../../engine/config/assumptions";
import type { Finding } from "../../engine/config/index";
import { parseJson } from "../../engine/config/index";
import { Refused } from "../../engine/contract/refused";
import type { TraceText } from "../../engine/library/parameters/trace-text";
import type { JsonObject } from "../../engine/support/json";
import { type ConfigurationStore, createConfigurationStore } from "./configuration/configuration-store";
import { environmentNames, readEnvironment } from "./configuration/environments";
import { editJson } from "./files/edit-json";
import { isMissing, reasonOf } from "./files/file-error";
import { FILE_KINDS } from "./files/file-kinds";
import { lockedIn } from "./files/lock";
import { createOneAtATime } from "./files/one-at-a-time";
import { createOwnWrites, type OwnWrites } from "./files/own-writes";
import { readTextFile } from "./files/read-text";
import { sweep } from "./files/sweep";
import type { FoundFile } from "./files/walk-files";
import { type ChangedPart, watchWorkspace } from "./files/watch";
import { writeDurably } from "./files/write-durably";
import { createDrafts, type Drafts } from "./library/drafts";
import { createEditDrafts, type EditDrafts } from "./library/edit-drafts";
import { createLibrary, type Library } from "./library/library";
import { findTraceFiles, readTraceTexts } from "./library/trace-texts";
import { type Acknowledgements, createAcknowledgements } from "./runs/acknowledgements";
import { type BaselineStore, createBaselineStore } from "./runs/baseline-store";
import { type ComparisonStore, createComparisonStore } from "./runs/comparison-store";
import { keepEvidence } from "./runs/evidence-store";
import { createRunStore, type RunStore } from "./runs/run-store";
import { readWorkspaceFile, WORKSPACE_VERSION, withActive } from "./workspace-file";

/** A workspace on disk. Nothing is kept in memory that the files would contradict, but which environment is chosen. */
export interface Workspace {
  /** Its real path. */
  readonly path: string;
  readonly library: Library;
  readonly drafts: Drafts;
  readonly editDrafts: EditDrafts;
  readonly configurations: ConfigurationStore;
  readonly runs: RunStore;
  readonly comparisons: ComparisonStore;
  readonly baselines: BaselineStore;
  readonly acknowledgements: Acknowledgements;
  /** The files of the library, in the order of their paths. */
  traceFiles(isWanted: (traceId: string) => boolean): Promise<readonly FoundFile[]>;
  /** Some of them as they stand, at once: for those who work through the library in small parts. */
  readTraces(files: readonly FoundFile[]): readonly TraceText[];
  /** The variables of the environment that is chosen, or of the one called `default`. */
  environment(): Promise<JsonObject>;
  environments(): Promise<readonly string[]>;
  /** `null`: nobody chose one. */
  chosenEnvironment(): string | null;
  /** For as long as the workspace is open. Refuses a name that no environment has. */
  chooseEnvironment(name: string | null): Promise<void>;
  about(): Promise<WorkspaceAbout>;
  /** Keeps what Cloudflare answered to a trace; gives the file's path below the workspace. */
  keepEvidence(evidence: { readonly trace: string; readonly at: Date; readonly text: string }): Promise<string>;
  /** Writes the name of the active configuration into workspace.json and leaves everything else there as it stands. */
  activate(configuration: string): Promise<void>;
  /** Removes what a crash left half-made; says how much that was. */
  sweep(): Promise<number>;
  watch(tell: (what: readonly ChangedPart[]) => void): Promise<() => Promise<void>>;
}

interface WorkspaceAbout {
  readonly name: string;
  /** Named in workspace.json or, where that names none, the first there is. */
  readonly activeConfiguration: string | null;
  readonly assumptions: Assumptions;
  readonly findings: readonly Finding[];
}

const FILE = "workspace.json";

/** Opens a folder that is a workspace; refuses one that is not, and one that a newer program wrote. */
export async function openWorkspace(folder: string): Promise<Workspace> {
  const root = await rootOf(folder);
  const first = await readWorkspaceFileAt(root);
  if (first.newer) {
    throw new Refused(
      "unreadable",
      `“${root}” was written by a newer version of the program: its form is not ${WORKSPACE_VERSION}. Install the newest version to open it.`,
      {
        file: FILE,
        pointer: "/version",
      },
    );
  }
  const ownWrites = createOwnWrites();
  const inOrder = createOneAtATime();
  const configurations = createConfigurationStore(root, ownWrites);
  let chosen: string | null = null;

  return {
    path: root,
    library: createLibrary(root, ownWrites),
    drafts: createDrafts(root),
    editDrafts: createEditDrafts(root),
    configurations,
    runs: createRunStore(root),
    comparisons: createComparisonStore(root),
    baselines: createBaselineStore(root),
    acknowledgements: createAcknowledgements(root),
    traceFiles: async (isWanted) => (await findTraceFiles(root)).filter(({ relative }) => isWanted(relative)),
    readTraces: (files) => readTraceTexts(root, files),
    environment: () => readEnvironment(root, chosen),
    environments: () => environmentNames(root),
    chosenEnvironment: () => chosen,

    async chooseEnvironment(name) {
      await readEnvironment(root, name);
      chosen = name;
    },

    keepEvidence: (evidence) => keepEvidence(root, evidence),
    async about() {
      const file = await readWorkspaceFileAt(root);
      const names = await configurations.names();
      const { activeConfiguration: named, assumptions } = file;
      const absent: readonly Finding[] =
        named !== null && !names.includes(named)
          ? [
              {
                code: "no-such-configuration",
                severity: "warning",
                message: `There is no configuration “${named}”.`,
                place: { file: FILE, pointer: "/activeConfiguration" },
              },
            ]
          : [];
      return {
        name: file.name ?? path.basename(root),
        activeConfiguration: named !== null && names.includes(named) ? named : (names[0] ?? null),
        assumptions,
        findings: [...file.findings, ...absent],
      };
    },

    activate: (configuration) =>
      inOrder(async () => {
        await configurations.locate(configuration);
        await lockedIn(root, () => writeActive(path.join(root, FILE), configuration, ownWrites));
      }),

    sweep: () => sweep(root, Date.now()),

    watch: (tell) => watchWorkspace(root, ownWrites, tell),
  };
}

async function writeActive(file: string, configuration: string, ownWrites: OwnWrites): Promise<void> {
  const text = await readTextFile(file, FILE_KINDS.workspace);
  const place = { file: FILE, pointer: "" };
  if (text.kind !== "text") throw new Refused("cannot-write", `“${FILE}” ${text.message}. It is left alone`, place);
  const json = parseJson(text.text);
  if (json.kind === "problem") throw new Refused("cannot-write", `“${FILE}” is not JSON, so it is left alone; repair it first`, place);
  await ownWrites.around(file, () => writeDurably(file, editJson(text.text, json.value, withActive(json.value, configuration)), FILE));
}

async function rootOf(folder: string): Promise<string> {
  const given = path.resolve(folder);
  try {
    const root = await realpath(given);
    if (!(await stat(root)).isDirectory()) throw new Refused("not-found", `“${given}” is a file; a workspace is a folder with a ${FILE}.`);
    await stat(path.join(root, FILE));
    return root;
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (!isMissing(error)) throw new Refused("unreadable", `“${given}” ${reasonOf(error)}`);
    throw new Refused(
      "not-found",
      `“${given}” is not a workspace: ${(await isFolder(given)) ? `it has no ${FILE}` : "there is no such folder"}.`,
    );
  }
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

async function readWorkspaceFileAt(root: string): Promise<ReturnType<typeof readWorkspaceFile>> {
  return readWorkspaceFile(await readTextFile(path.join(root, FILE), FILE_KINDS.workspace));
}
