import type { Json } from "../../support/json";
import type { CalibratedStep, Calibration } from "./calibrate";

/** The differences between our answer and Cloudflare's as text, in the order of evaluation. */
export function printCalibration({ status, steps, differences, remarks }: Calibration): string {
  const compared = steps.filter(({ kind }) => kind === "same" || kind === "differs").length;
  const head =
    differences === 0
      ? `Cloudflare's own Trace says the same: ${count(compared, "step")} compared.`
      : `Cloudflare's own Trace says otherwise in ${count(differences, "place")} (${count(compared, "step")} compared):`;
  const lines = [
    ...(status.differs ? [`  status: ${status.ours ?? "none"} here, ${status.live ?? "none"} there`] : []),
    ...steps.flatMap(printStep),
    ...remarks.map((remark) => `  ${remark}`),
  ];
  return `${[head, ...lines].join("\n")}\n`;
}

function printStep(step: CalibratedStep): readonly string[] {
  switch (step.kind) {
    case "same":
    case "not simulated":
    case "frame":
      return [];
    case "only-ours":
      return [`  ${placeOf(step)}: evaluated here, not there`];
    case "only-live":
      return [`  ${placeOf(step)}: evaluated there, not here`];
    case "differs":
      return [
        `  ${placeOf(step)}:`,
        ...step.differences.map(({ property, ours, live }) => `    ${property}: ${shortly(ours)} here, ${shortly(live)} there`),
      ];
    default:
      return step.kind satisfies never;
  }
}

function placeOf({ type, title, phase, step }: CalibratedStep): string {
  const where = phase === "" ? "" : ` in ${phase}`;
  return `${type === "" ? "step" : type} “${title}”${title === step ? "" : ` (${step})`}${where}`;
}

const LONGEST = 200;

function shortly(value: Json): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
