import type { Json, JsonObject } from "../../../../engine/contract/index";
import type { GivableField } from "../../../editor/givable-fields";
import { WORDS } from "../../../words/words";

export interface Family {
  readonly label: string;
  readonly fields: readonly GivableField[];
}

/** One field that a trace gives or may give. `field: null`: no field a trace may give has this name. */
export interface SignalRow {
  readonly name: string;
  readonly field: GivableField | null;
  readonly value: Json | undefined;
}

export interface SignalGroup {
  readonly label: string;
  readonly given: number;
  /** Those to show: all of an open family, else those given. */
  readonly rows: readonly SignalRow[];
  readonly state: "open" | "closed";
}

export interface SignalQuery {
  readonly families: readonly Family[];
  readonly fields: JsonObject;
  /** Fields with a control of their own elsewhere. */
  readonly apart: readonly string[];
  /** Labels of the families that are open. */
  readonly open: ReadonlySet<string>;
  /** Words to look for in names, types and sentences; with any, only what fits is shown, from every family. */
  readonly search: string;
}

/** The families of fields with what is given of each, in the order of the language's tables; what is unknown stands last. */
export function signalGroups({ families, fields, apart, open, search }: SignalQuery): readonly SignalGroup[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const known = new Set(families.flatMap(({ fields: all }) => all.map(({ name }) => name)));
  const strange = Object.keys(fields).filter((name) => !known.has(name) && !apart.includes(name));
  const groups = families.flatMap(({ label, fields: all }): readonly SignalGroup[] => {
    const rows = all.filter(({ name }) => !apart.includes(name)).map((field) => ({ name: field.name, field, value: fields[field.name] }));
    const given = rows.filter(({ value }) => value !== undefined);
    if (rows.length === 0) return [];
    if (words.length > 0) {
      const found = rows.filter(({ field }) => fits(field, label, words));
      return found.length === 0 ? [] : [{ label, given: given.length, rows: found, state: "open" }];
    }
    return [{ label, given: given.length, rows: open.has(label) ? rows : given, state: open.has(label) ? "open" : "closed" }];
  });
  if (strange.length === 0) return groups;
  const rows = strange.map((name) => ({ name, field: null, value: fields[name] }));
  return [...groups, { label: WORDS.signals.unknown, given: rows.length, rows, state: "open" }];
}

function fits({ name, type, sentence }: GivableField, label: string, words: readonly string[]): boolean {
  const text = `${name} ${type} ${sentence} ${label}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** How a field's value is edited. */
export type ValueControl = "boolean" | "text" | "json";

export function controlOf({ field, value }: SignalRow): ValueControl {
  if (field?.type === "Boolean" && (value === undefined || typeof value === "boolean")) return "boolean";
  const isText = field?.type === "String" || field?.type === "IP address";
  return isText && (value === undefined || typeof value === "string") ? "text" : "json";
}
