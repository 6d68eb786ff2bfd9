import { type Impact, impactTitle, impactWeight } from "../../compare/results/impact";
import { isDifference } from "../../compare/runs/case-comparison";
import type { Json } from "../../support/json";
import type { EditEffect, JudgedComparison } from "../comparison/comparison";
import { html } from "./escape";
import { htmlCode, htmlPage } from "./html-page";
import { type ComparisonReport, count } from "./report";
import { headline } from "./text";
import { acknowledgementText, blamedEdits, blameText, divergenceText, effectText, outcomeText, valuesOf, valueWords } from "./words";

const TONES = { harm: "stop", change: "warn", quiet: "quiet" } as const;

/** A comparison as one page. */
export function comparisonHtml(report: ComparisonReport): string {
  const { comparison } = report;
  const groups = comparison.groups.filter(({ cases }) => cases > 0);
  return htmlPage(`${comparison.before} → ${comparison.after}`, [
    `<h1>${html(comparison.before)} → ${html(comparison.after)}</h1>`,
    `<p>${html(headline(report))}</p>`,
    `<p class="quiet">${html(report.workspace)} · engine ${html(report.engine)}</p>`,
    ...(comparison.cases.length === 0 ? [] : [shareBar(groups, comparison.cases.length)]),
    ...groups.flatMap(({ impact, cases }) => groupOf(impact, cases, comparison.cases)),
    ...(comparison.edits.length === 0
      ? []
      : ["<h2>Edits</h2>", "<section>", ...comparison.edits.map((edit) => editOf(edit, comparison.cases.length)), "</section>"]),
    ...(comparison.idleRules.length === 0
      ? []
      : [
          `<h2>Rules of ${html(comparison.after)} that no trace matches (${comparison.idleRules.length})</h2>`,
          "<section><table>",
          ...comparison.idleRules.map(
            ({ product, title, file }) =>
              `<tr><td>${html(title)}</td><td class="quiet">${html(product)}</td><td class="quiet">${htmlCode(file)}</td></tr>`,
          ),
          "</table></section>",
        ]),
  ]);
}

function shareBar(groups: ComparisonReport["comparison"]["groups"], total: number): string {
  const parts = (["harm", "change"] as const).map((weight) => {
    const cases = groups.filter(({ impact }) => impactWeight(impact) === weight).reduce((sum, group) => sum + group.cases, 0);
    return `<i style="width:${((cases / Math.max(1, total)) * 100).toFixed(2)}%;background:var(--${weight === "harm" ? "stop" : "warn"})"></i>`;
  });
  return `<div class="bar" role="img" aria-label="Share of traces that change">${parts.join("")}</div>`;
}

function groupOf(impact: Impact, number: number, cases: readonly JudgedComparison[]): readonly string[] {
  const members = cases.filter((each) => each.impact === impact);
  const title = `<h2 class="${TONES[impactWeight(impact)]}">${html(impactTitle(impact))} (${number})</h2>`;
  if (impact === "unchanged")
    return [
      title,
      `<section><details><summary>${count(number, "trace")}</summary><div class="in">${members.map(({ name }) => html(name)).join("<br>")}</div></details></section>`,
    ];
  return [title, "<section>", ...members.map(caseOf), "</section>"];
}

function caseOf(each: JudgedComparison): string {
  const tone = TONES[impactWeight(each.impact)];
  const rows = valuesOf(each).map(
    ({ name, before, after }) =>
      `<tr><td>${html(name)}</td><td><del><code>${html(valueWords(before))}</code></del></td><td><ins><code>${html(valueWords(after))}</code></ins></td></tr>`,
  );
  const badge = isDifference(each) ? `${outcomeText(each.before)} → ${outcomeText(each.after)}` : impactTitle(each.impact);
  const links = blamedEdits(each).map((number) => `<a href="#edit-${number}">edit ${number}</a>`);
  const open = impactWeight(each.impact) === "harm" && each.acknowledgement.kind !== "acknowledged";
  return [
    `<details${open ? " open" : ""}><summary><span>${html(each.name)}</span><span class="badge ${tone}">${html(badge)}</span><span class="quiet">${html(each.id)}</span></summary><div class="in">`,
    ...[each.problem ?? "", acknowledgementText(each)].filter((line) => line !== "").map((line) => `<p class="warn">${html(line)}</p>`),
    ...(each.after === null || !isDifference(each) ? [] : [`<p>${html(each.after.sentence)}</p>`]),
    ...(rows.length === 0 ? [] : ["<table><tr><th></th><th>Before</th><th>After</th></tr>", ...rows, "</table>"]),
    ...(each.divergence === null ? [] : [`<p>First divergence: ${html(divergenceText(each))}</p>`]),
    ...waysOf(each),
    ...(each.blame.length === 0 ? [] : [`<p>${links.length === 0 ? html(blameText(each)) : `Caused by ${links.join(", ")}`}</p>`]),
    "</div></details>",
  ].join("\n");
}

/** Both ways side by side, folded. */
function waysOf({ ways }: JudgedComparison): readonly string[] {
  if (ways.length === 0) return [];
  const rows = ways.map(({ step, depth, before, after, kind }) => {
    const did = (text: string | null): string => (text === null ? '<span class="quiet">not there or not reached</span>' : html(text));
    const mark = kind === "parts" ? '<span class="badge warn">the ways part here</span> ' : "";
    return `<tr${kind === "same" ? "" : ' class="other"'}><td style="padding-left:${12 + Math.min(depth, DEEPEST) * 16}px">${mark}${html(step)}</td><td>${did(before)}</td><td>${did(after)}</td></tr>`;
  });
  return [
    `<details class="ways"><summary>Both ways, step by step (${count(ways.length, "step")})</summary>`,
    "<table><tr><th>Step</th><th>Before</th><th>After</th></tr>",
    ...rows,
    "</table></details>",
  ];
}

/** Deeper steps are not moved in any further. */
const DEEPEST = 8;

function editOf(edit: EditEffect, cases: number): string {
  const effect = cases === 0 ? "" : `<span class="badge ${edit.cases === 0 ? "warn" : ""}">${html(effectText(edit))}</span>`;
  return [
    `<details id="edit-${edit.number}"><summary><span>${edit.number}. ${html(edit.where)}: ${html(edit.title)}</span>${effect}</summary><div class="in">`,
    `<table><tr><th>Before</th><th>After</th></tr><tr><td><del><code>${html(editValue(edit.before))}</code></del></td><td><ins><code>${html(editValue(edit.after))}</code></ins></td></tr></table>`,
    `<p class="quiet">${htmlCode((edit.place.after ?? edit.place.before)?.file ?? "")}</p>`,
    "</div></details>",
  ].join("\n");
}

const LONGEST_EDIT = 20_000;

function editValue(value: Json): string {
  const text = value === null ? "none" : typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return text.length > LONGEST_EDIT ? `${text.slice(0, LONGEST_EDIT - 1)}…` : text;
}
