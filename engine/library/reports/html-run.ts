import type { CaseRun, Verdict } from "../run/run-case";
import { html } from "./escape";
import { htmlCode, htmlPage } from "./html-page";
import { count, isBelowThreshold, percentText, type RunReport, secondsText } from "./report";
import { outcomeText } from "./words";

const TONES: Readonly<Record<Verdict, string>> = { passed: "ok", failed: "stop", broken: "warn", unchecked: "quiet" };
const ORDER: readonly Verdict[] = ["failed", "broken", "passed", "unchecked"];
const TITLES: Readonly<Record<Verdict, string>> = {
  failed: "Failed",
  broken: "Broken",
  passed: "Passed",
  unchecked: "Without expectations",
};

/** A run as one page. */
export function runHtml(report: RunReport): string {
  const { counts, cases, coverage } = report;
  return htmlPage(`${report.configuration}: ${counts.failed} failed`, [
    `<h1>${html(report.workspace)}: ${html(report.configuration)}</h1>`,
    `<p>${count(cases.length, "trace")}: ${counts.passed} passed, ${counts.failed} failed, ${counts.broken} broken, ${counts.unchecked} without expectations</p>`,
    `<p class="quiet">${html(report.started)} · ${secondsText(report.milliseconds)} · engine ${html(report.engine)}</p>`,
    ...ORDER.flatMap((verdict) => groupOf(verdict, cases)),
    "<h2>Coverage</h2>",
    `<p class="${isBelowThreshold(report) ? "stop" : ""}">${coverage.rules.matched} of ${count(coverage.rules.total, "rule")} matched (${percentText(coverage.percent)})${
      report.threshold === null ? "" : `, threshold ${report.threshold} %`
    }; ${coverage.conditions.both} of ${count(coverage.conditions.total, "condition")} both true and false</p>`,
    "<section><table><tr><th>Rule</th><th>Product</th><th>Evaluated</th><th>Matched</th><th>Conditions not seen both ways</th></tr>",
    ...coverage.entries.map(({ title, product, evaluated, matched, expression, conditions }) => {
      const open = conditions
        .filter(({ seen }) => seen !== "both")
        .map(({ start, end, seen }) => `${htmlCode((expression ?? "").slice(start, end))} ${seen}`);
      return `<tr><td>${html(title)}</td><td class="quiet">${html(product)}</td><td>${evaluated}</td><td class="${matched === 0 ? "warn" : ""}">${matched}</td><td class="quiet">${open.join("<br>")}</td></tr>`;
    }),
    "</table></section>",
  ]);
}

function groupOf(verdict: Verdict, cases: readonly CaseRun[]): readonly string[] {
  const members = cases.filter((each) => each.verdict === verdict);
  if (members.length === 0) return [];
  return [`<h2 class="${TONES[verdict]}">${TITLES[verdict]} (${members.length})</h2>`, "<section>", ...members.map(caseOf), "</section>"];
}

function caseOf({ id, name, verdict, outcome, checks, problems }: CaseRun): string {
  const rows = checks.map(
    ({ holds, expected, got }) =>
      `<tr><td class="${holds ? "ok" : "stop"}">${holds ? "✓ holds" : "✕ fails"}</td><td>${htmlCode(expected)}</td><td>${htmlCode(got)}</td></tr>`,
  );
  return [
    `<details${verdict === "failed" || verdict === "broken" ? " open" : ""}><summary><span>${html(name)}</span><span class="badge ${TONES[verdict]}">${html(outcomeText(outcome))}</span><span class="quiet">${html(id)}</span></summary><div class="in">`,
    ...(outcome === null ? [] : [`<p>${html(outcome.sentence)}</p>`]),
    ...problems.map(({ pointer, message }) => `<p class="stop">${html(pointer === "" ? message : `${pointer}: ${message}`)}</p>`),
    ...(rows.length === 0 ? [] : ["<table><tr><th></th><th>Expected</th><th>Got</th></tr>", ...rows, "</table>"]),
    "</div></details>",
  ].join("\n");
}
