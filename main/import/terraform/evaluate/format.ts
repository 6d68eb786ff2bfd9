import { asBoolean, asNumber, asText, printNumber, type TfValue, toJson } from "./value";

const VERB = /%(?:(%)|([-+ 0#]*)(\d*)(?:\.(\d+))?([a-zA-Z]))/g;

/** `format` of Terraform: the verbs of Go's fmt that it takes. `undefined` where spec and values do not fit each other. */
export function formatText(spec: string | null, values: readonly TfValue[]): string | undefined {
  if (spec === null) return undefined;
  let next = 0;
  let isSound = true;
  const text = spec.replace(
    VERB,
    (_found, percent: string | undefined, flags: string, width: string, precision: string | undefined, verb: string) => {
      if (percent !== undefined) return "%";
      const value = values[next];
      next += 1;
      const piece = value === undefined ? null : formatOne(verb, value, precision === undefined ? null : Number(precision));
      if (piece === null) isSound = false;
      return pad(piece ?? "", flags, Math.min(1000, Number(width)));
    },
  );
  return isSound && next === values.length ? text : undefined;
}

function formatOne(verb: string, value: TfValue, precision: number | null): string | null {
  switch (verb) {
    case "v":
      return asText(value) ?? JSON.stringify(toJson(value));
    case "s":
      return asText(value);
    case "q": {
      const text = asText(value);
      return text === null ? null : JSON.stringify(text);
    }
    case "t":
      return asBoolean(value) === null ? null : String(asBoolean(value));
    case "d":
    case "b":
    case "o":
    case "x":
    case "X":
      return formatInteger(verb, asNumber(value));
    case "f":
      return asNumber(value)?.toFixed(Math.min(100, precision ?? 6)) ?? null;
    case "e":
      return asNumber(value)?.toExponential(Math.min(100, precision ?? 6)) ?? null;
    case "g": {
      const number = asNumber(value);
      return number === null ? null : printNumber(number);
    }
    default:
      return null;
  }
}

const BASES: Readonly<Record<string, number>> = { d: 10, b: 2, o: 8, x: 16, X: 16 };

function formatInteger(verb: string, number: number | null): string | null {
  if (number === null) return null;
  const digits = Math.trunc(number).toString(BASES[verb] ?? 10);
  return verb === "X" ? digits.toUpperCase() : digits;
}

function pad(text: string, flags: string, width: number): string {
  if (flags.includes("-")) return text.padEnd(width);
  if (!flags.includes("0")) return text.padStart(width);
  return text.startsWith("-") ? `-${text.slice(1).padStart(width - 1, "0")}` : text.padStart(width, "0");
}
