import type { Json } from "../../engine/support/json";

export type Texts = ReadonlyMap<string, string>;

/** A JSON value under construction. */
type Draft = Record<string, unknown>;

function isDraft(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The configuration with one file's answer changed in place. Fails where the file is not there. */
export function withFile(texts: Texts, file: string, change: (answer: unknown) => void): Texts {
  const text = texts.get(file);
  if (text === undefined) throw new Error(`There is no ${file}`);
  const json: unknown = JSON.parse(text);
  change(isDraft(json) && "result" in json ? json["result"] : json);
  return new Map(texts).set(file, JSON.stringify(json));
}

/** The configuration with the rules of one ruleset changed in place. */
export function withRules(texts: Texts, file: string, change: (rules: Draft[]) => void): Texts {
  return withFile(texts, file, (ruleset) => {
    const rules = isDraft(ruleset) ? ruleset["rules"] : undefined;
    if (!Array.isArray(rules)) throw new Error(`${file} has no rules`);
    change(rules);
  });
}

/** The configuration with one rule, found by its description, changed in place. */
export function withRule(texts: Texts, file: string, description: string, change: (rule: Draft) => void): Texts {
  return withRules(texts, file, (rules) => {
    const found = rules.find((rule) => rule["description"] === description);
    if (found === undefined) throw new Error(`${file} has no rule “${description}”`);
    change(found);
  });
}

/** The configuration with a part of one file's text replaced, everywhere it stands. Fails where it is not there. */
export function withText(texts: Texts, file: string, from: string, to: string): Texts {
  const text = texts.get(file);
  if (text?.includes(from) !== true) throw new Error(`${file} has no ${from}`);
  return new Map(texts).set(file, text.replaceAll(from, to));
}

/** The configuration with a part of one rule's expression replaced. Fails where it is not there. */
export function withExpression(texts: Texts, file: string, description: string, from: string, to: string): Texts {
  return withRule(texts, file, description, (rule) => {
    const { expression } = rule;
    if (typeof expression !== "string" || !expression.includes(from)) throw new Error(`“${description}” has no ${from}`);
    rule["expression"] = expression.replace(from, to);
  });
}

/** The configuration with a rule moved to another position, counted from 0. */
export function withMoved(texts: Texts, file: string, description: string, to: number): Texts {
  return withRules(texts, file, (rules) => {
    const from = rules.findIndex((rule) => rule["description"] === description);
    const [moved] = rules.splice(from, 1);
    if (from === -1 || moved === undefined) throw new Error(`${file} has no rule “${description}”`);
    rules.splice(to, 0, moved);
  });
}

/** Sets a value deep inside, by its path. Fails where the way is not there. */
export function set(draft: Draft, path: readonly string[], value: Json): void {
  const last = path.at(-1);
  let inner: unknown = draft;
  for (const key of path.slice(0, -1)) inner = isDraft(inner) ? inner[key] : undefined;
  if (!isDraft(inner) || last === undefined) throw new Error(`There is no ${path.join(".")}`);
  inner[last] = value;
}
