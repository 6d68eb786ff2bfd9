import { stat } from "node:fs/promises";
import path from "node:path";
import { type Finding, parseJson, readConfiguration } from "../../engine/config/index";
import { checkConfiguration, checkTrace } from "../../engine/index";
import type { ConfigurationLocation } from "../workspace/configuration/configuration-location";
import { loadConfiguration, locateConfigurationAt } from "../workspace/configuration/configuration-store";
import { findTraceFiles, readTraceTexts } from "../workspace/library/trace-texts";
import { openWorkspace, type Workspace } from "../workspace/workspace";
import { EXIT, type ExitCode, Failure } from "./failure";
import { findConfiguration } from "./find-configuration";
import type { CheckFormat, Severity } from "./formats";
import { printFinding } from "./print/print-finding";
import { printSarif } from "./print/print-sarif";
import { printable, printJson, type Terminal } from "./terminal";

export interface CheckOptions {
  readonly target: string;
  readonly format: CheckFormat;
  readonly failOn: Severity;
}

/** Findings with paths from the thing that was checked. */
export interface Checked {
  /** Configurations, and saved traces where a workspace was checked. */
  readonly configurations: number;
  readonly traces: number;
  readonly findings: readonly Finding[];
}

/** Says everything that is wrong with a configuration, or with a whole workspace. */
export async function checkCommand(terminal: Terminal, { target, format, failOn }: CheckOptions): Promise<ExitCode> {
  const checked = await check(target);
  await terminal.out(print(checked, format));
  const failing = checked.findings.filter((finding) => finding.severity === "error" || failOn === "warning");
  return failing.length > 0 ? EXIT.failed : EXIT.fine;
}

async function check(target: string): Promise<Checked> {
  if (await isThere(path.join(target, "workspace.json"))) return checkWorkspace(await openWorkspace(target));
  const location = (await isThere(target))
    ? await locateConfigurationAt(target)
    : (await findConfiguration(target, process.cwd())).location;
  const findings = await findingsOf(location);
  if (findings.some(({ code }) => code === "empty-configuration")) {
    throw new Failure(
      `“${target}” is neither a workspace (it has no workspace.json) nor a configuration (it has no file of an account or a zone)`,
    );
  }
  return { configurations: 1, traces: 0, findings };
}

async function checkWorkspace(workspace: Workspace): Promise<Checked> {
  const { findings: own } = await workspace.about();
  const names = await workspace.configurations.names();
  const findings = [...own];
  for (const name of names) {
    const location = await workspace.configurations.locate(name);
    const folder = location.form === "folder" ? location.relative : path.posix.dirname(location.relative);
    const found = await findingsOf(location);
    findings.push(...found.map((finding) => ({ ...finding, place: { ...finding.place, file: joined(folder, finding.place.file) } })));
  }
  const traces = await workspace.library.list();
  findings.push(...traces.flatMap(({ broken }) => (broken === null ? [] : [broken])), ...(await traceDoubts(workspace.path)));
  return { configurations: names.length, traces: traces.length, findings };
}

/** What the saved traces say that nobody reads. */
async function traceDoubts(root: string): Promise<readonly Finding[]> {
  return readTraceTexts(root, await findTraceFiles(root)).flatMap(({ traceId, text }) => {
    const json = text === null ? null : parseJson(text);
    if (json?.kind !== "json") return [];
    return checkTrace(json.value).map(({ code, pointer, message }): Finding => {
      return { code, severity: "warning", message, place: { file: `traces/${traceId}`, pointer } };
    });
  });
}

async function findingsOf(location: ConfigurationLocation): Promise<readonly Finding[]> {
  const { name, files, findings } = await loadConfiguration(location);
  return [...findings, ...checkConfiguration(readConfiguration(name, files))];
}

function print(checked: Checked, format: CheckOptions["format"]): string {
  switch (format) {
    case "text":
      return printable(printText(checked));
    case "json":
      return printJson(checked);
    case "sarif":
      return printJson(printSarif(checked.findings));
    default:
      return format satisfies never;
  }
}

function printText({ configurations, traces, findings }: Checked): string {
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const what = [count(configurations, "configuration"), ...(traces === 0 ? [] : [count(traces, "saved trace")])].join(" and ");
  const summary = `${what} checked: ${count(errors, "error")}, ${count(findings.length - errors, "warning")}`;
  return `${[...findings.map((finding) => printFinding(finding, "")), summary].join("\n")}\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function joined(folder: string, file: string): string {
  return file === "" ? folder : `${folder}/${file}`;
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
