import { createHash } from "node:crypto";
import { parseTemplateFile } from "../hcl/parse-template-file";
import { createScanner } from "../hcl/scanner";
import { resolvePath, type TerraformFiles } from "../terraform-files";
import { evaluate, mistake, type Place, type Scope, unknown, withLocals } from "./evaluate";
import { callFunction } from "./functions";
import { asText, isTfObject, isUnknown, type TfObject, type TfValue } from "./value";

interface FileCall {
  readonly text: string | null;
  readonly path: string;
  readonly given: readonly TfValue[];
  readonly at: Place;
  template(text: string, own: TfObject): TfValue;
}

const notHere = ({ path, at }: FileCall): TfValue => mistake(`the file “${path}” is not in the folder`, at);

const FILE_FUNCTIONS: Readonly<Record<string, (call: FileCall) => TfValue>> = {
  file: (call) => call.text ?? notHere(call),
  filebase64: (call) => (call.text === null ? notHere(call) : Buffer.from(call.text, "utf8").toString("base64")),
  filesha256: (call) => (call.text === null ? notHere(call) : createHash("sha256").update(call.text).digest("hex")),
  filemd5: (call) => (call.text === null ? notHere(call) : createHash("md5").update(call.text).digest("hex")),
  fileexists: ({ text }) => text !== null,
  templatefile: (call) => {
    const own = call.given[1] ?? null;
    if (call.text === null) return notHere(call);
    return isTfObject(own) ? call.template(call.text, own) : mistake("templatefile() takes an object of values", call.at);
  },
};

const ONLY_WHEN_RUN = new Set(["timestamp", "plantimestamp", "uuid", "uuidv5", "bcrypt", "pathexpand", "abspath"]);

interface Call {
  readonly name: string;
  readonly given: readonly TfValue[];
  readonly at: Place;
}

/** Calls a function of Terraform: those that read files, of which there are only `files`, and all others. */
export function callIn(files: TerraformFiles, scope: (file: string) => Scope, { name, given, at }: Call): TfValue {
  const fileFunction = Object.hasOwn(FILE_FUNCTIONS, name) ? FILE_FUNCTIONS[name] : undefined;
  const result = fileFunction === undefined ? callFunction(name, given) : null;
  if (result?.kind === "value") return result.value;
  if (result?.kind === "unsuited") return mistake(`${name}() cannot take these values`, at);
  if (fileFunction === undefined)
    return ONLY_WHEN_RUN.has(name)
      ? unknown(`${name}() is known only when Terraform runs`, at)
      : mistake(`the function ${name}() is not known here`, at);
  const problem = given.find((value) => isUnknown(value));
  if (problem !== undefined) return problem;
  const relative = asText(given[0] ?? null) ?? "";
  const path = resolvePath("", relative);
  const text = path === null ? null : files.text(path);
  return fileFunction({ text, path: relative, given, at, template: (template, own) => renderTemplate(template, own, scope(path ?? "")) });
}

function renderTemplate(template: string, own: TfObject, within: Scope): TfValue {
  const expression = parseTemplateFile(createScanner(template));
  return "message" in expression
    ? mistake(`the template ${within.file} has a mistake: ${expression.message}`, { file: within.file, line: expression.line })
    : evaluate(expression, withLocals(within, own));
}
