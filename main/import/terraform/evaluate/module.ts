import { createHash } from "node:crypto";
import type { AddNote } from "../../import-note";
import { parseHcl } from "../hcl/parse-hcl";
import { parseTemplateFile } from "../hcl/parse-template-file";
import { createScanner } from "../hcl/scanner";
import type { Attribute, Block, Expression } from "../hcl/syntax";
import { resolvePath, type TerraformFiles } from "../terraform-files";
import { evaluate, mistake, type Place, type Scope, unknown, withLocals } from "./evaluate";
import { evaluateBody, valueOf } from "./evaluate-body";
import { callFunction } from "./functions";
import { asNumber, asText, isTfList, isTfObject, isUnknown, sortedKeys, type TfObject, type TfValue } from "./value";

/** One instance of a resource or data source, with what the files say about it. */
export interface ResourceInstance {
  /** `module.x.cloudflare_list.y["key"]` */
  readonly address: string;
  /** Its key of for_each or number of count; `null` where it has neither. */
  readonly key: string | number | null;
  readonly type: string;
  readonly attributes: TfObject;
  readonly file: string;
  readonly line: number;
}

export interface LoadModule {
  readonly files: TerraformFiles;
  readonly folder: string;
  /** `module.x.` or "". */
  readonly prefix: string;
  /** Values of variables that the caller or tfvars give. */
  readonly inputs: ReadonlyMap<string, TfValue>;
  readonly note: AddNote;
  readonly depth: number;
  /** Told of every zone whose id and name are known together. */
  readonly onZone: (id: string, name: string) => void;
}

export interface LoadedModule {
  readonly instances: readonly ResourceInstance[];
  readonly outputs: TfObject;
}

/** Modules may call each other this deep, and a resource may have this many instances. */
const DEEPEST_MODULE = 20;
const MOST_INSTANCES = 20_000;

interface Sourced<Item> {
  readonly item: Item;
  readonly file: string;
}

interface Declarations {
  readonly variables: Map<string, Sourced<Block>>;
  readonly locals: Map<string, Sourced<Attribute>>;
  readonly resources: Map<string, Sourced<Block>>;
  readonly data: Map<string, Sourced<Block>>;
  readonly modules: Map<string, Sourced<Block>>;
  readonly outputs: Map<string, Sourced<Block>>;
}

/** Loads the module in a folder: all its resources with their values, and its outputs. Never throws; what cannot be is noted. */
export function loadModule(request: LoadModule): LoadedModule {
  const declarations = readDeclarations(request);
  const module = createModule(request, declarations);
  const instances = [...declarations.resources].flatMap(([key]) => module.instancesOf(key));
  const called = [...declarations.modules.keys()].flatMap((name) => module.instancesOfModule(name));
  const outputs = new Map(
    [...declarations.outputs].map(([name, { item, file }]) => [name, valueOf(item, "value", module.scope(file)) ?? null]),
  );
  return { instances: [...instances, ...called], outputs };
}

function readDeclarations({ files, folder, note }: LoadModule): Declarations {
  const found: Declarations = {
    variables: new Map(),
    locals: new Map(),
    resources: new Map(),
    data: new Map(),
    modules: new Map(),
    outputs: new Map(),
  };
  for (const { path, text } of files.inFolder(folder)) {
    const parsed = parseHcl(text);
    if (parsed.kind === "mistake") {
      note({
        code: "invalid-hcl",
        severity: "error",
        message: `${parsed.message} Nothing of this file is read.`,
        file: path,
        line: parsed.line,
      });
      continue;
    }
    for (const item of parsed.body.items) if (item.kind === "block") declare(found, item, path);
  }
  return found;
}

function declare(found: Declarations, block: Block, file: string): void {
  const [first = "", second = ""] = block.labels;
  const sourced = { item: block, file };
  switch (block.type) {
    case "variable":
      found.variables.set(first, sourced);
      break;
    case "locals":
      for (const item of block.body.items) if (item.kind === "attribute") found.locals.set(item.name, { item, file });
      break;
    case "resource":
      found.resources.set(`${first}.${second}`, sourced);
      break;
    case "data":
      found.data.set(`${first}.${second}`, sourced);
      break;
    case "module":
      found.modules.set(first, sourced);
      break;
    case "output":
      found.outputs.set(first, sourced);
      break;
    default:
  }
}

interface Module {
  scope(file: string): Scope;
  instancesOf(key: string): readonly ResourceInstance[];
  instancesOfModule(name: string): readonly ResourceInstance[];
}

/** Instances of a block: its key (`null` where it has neither count nor for_each), and what `each` or `count` are in it. */
interface Repetition {
  readonly key: string | number | null;
  readonly locals: ReadonlyMap<string, TfValue>;
}

interface ModuleCall {
  readonly value: TfValue;
  readonly instances: readonly ResourceInstance[];
}

function createModule(request: LoadModule, found: Declarations): Module {
  const { files, folder, prefix, note } = request;
  const variables = new Map<string, TfValue>();
  const locals = new Map<string, TfValue>();
  const underWay = new Set<string>();
  const resources = new Map<string, readonly ResourceInstance[] | "under way">();
  const dataValues = new Map<string, TfValue>();
  const calls = new Map<string, ModuleCall | "under way">();

  function scope(file: string): Scope {
    return {
      file,
      local: (name) =>
        name === "path"
          ? new Map([
              ["module", folder || "."],
              ["root", "."],
              ["cwd", "."],
            ])
          : null,
      reference,
      call: (name, given, at) => call(name, given, at),
    };

    function reference(names: readonly string[]): ReturnType<Scope["reference"]> {
      const [first = "", second = "", third = ""] = names;
      const at = { file, line: 0 };
      if (first === "var") return { value: variable(second, at), used: 2 };
      if (first === "local") return { value: localValue(second, at), used: 2 };
      if (first === "module") return found.modules.has(second) ? { value: callOf(second).value, used: 2 } : null;
      if (first === "data") return { value: dataValue(second, third, at), used: 3 };
      if (first === "terraform")
        return { value: unknown(`“terraform.${second}” is known only when it runs`, at, `terraform.${second}`), used: 2 };
      if (!found.resources.has(`${first}.${second}`)) return null;
      return { value: resourceValue(`${first}.${second}`, at), used: 2 };
    }
  }

  function variable(name: string, at: Place): TfValue {
    const known = variables.get(name);
    if (known !== undefined) return known;
    const declared = found.variables.get(name);
    const given = request.inputs.get(name);
    const place = declared === undefined ? at : { file: declared.file, line: declared.item.line };
    const byDefault = declared === undefined ? null : valueOf(declared.item, "default", scope(declared.file));
    const value =
      given ??
      (declared === undefined
        ? mistake(`there is no variable “${name}”`, place)
        : (byDefault ?? unknown(`variable “${name}” has no value`, place, `${prefix}var.${name}`)));
    const completed = declared === undefined ? value : withOptionalDefaults(value, declared.item, scope(declared.file));
    variables.set(name, completed);
    return completed;
  }

  function localValue(name: string, at: Place): TfValue {
    const known = locals.get(name);
    if (underWay.has(name)) return mistake(`local value “${name}” refers to itself`, at);
    if (known !== undefined) return known;
    const declared = found.locals.get(name);
    if (declared === undefined) return mistake(`there is no local value “${name}”`, at);
    underWay.add(name);
    const value = evaluate(declared.item.value, scope(declared.file));
    underWay.delete(name);
    locals.set(name, value);
    return value;
  }

  function resourceValue(key: string, at: Place): TfValue {
    if (resources.get(key) === "under way") return mistake(`${key} refers to itself`, at);
    const instances = instancesOf(key);
    const block = found.resources.get(key)?.item;
    const isRepeated = block !== undefined && (hasAttribute(block, "count") || hasAttribute(block, "for_each"));
    if (!isRepeated) {
      const [first] = instances;
      return first === undefined ? unknown(`${key} has no instance that is known`, at, `${prefix}${key}`) : withComputed(first);
    }
    return hasAttribute(block, "count")
      ? instances.map(withComputed)
      : new Map(instances.map((instance) => [String(instance.key), withComputed(instance)]));
  }

  function instancesOf(key: string): readonly ResourceInstance[] {
    const known = resources.get(key);
    if (known !== undefined && known !== "under way") return known;
    const declared = found.resources.get(key);
    if (declared === undefined || known === "under way") return [];
    resources.set(key, "under way");
    const { item, file } = declared;
    const instances = repetitionsOf(item, scope(file), `${prefix}${key}`).map(
      ({ key: instance, locals: own }): ResourceInstance => ({
        address: `${prefix}${key}${instance === null ? "" : `[${JSON.stringify(instance)}]`}`,
        key: instance,
        type: item.labels[0] ?? "",
        attributes: evaluateBody(item.body, withLocals(scope(file), own)),
        file,
        line: item.line,
      }),
    );
    resources.set(key, instances);
    return instances;
  }

  function repetitionsOf(block: Block, within: Scope, what: string): readonly Repetition[] {
    const count = valueOf(block, "count", within);
    const each = valueOf(block, "for_each", within);
    const given = count ?? each;
    if (given === null) return [{ key: null, locals: new Map() }];
    const place = { file: within.file, line: block.line };
    const keys = isUnknown(given) ? null : count === null ? keysOf(given) : numbersBelow(asNumber(given));
    if (keys !== null && keys.length <= MOST_INSTANCES) return keys;
    note({
      code: "not-evaluated",
      severity: "error",
      message: `${what}: ${isUnknown(given) ? given.reason : "its count or for_each cannot be used"}, so it is not known how many of it there are. It is left out.`,
      ...place,
    });
    return [];
  }

  /** Data sources are read when Terraform runs; of a zone, what the files say about it is its id or its name. */
  function dataValue(type: string, name: string, at: Place): TfValue {
    const key = `${type}.${name}`;
    const known = dataValues.get(key);
    if (known !== undefined) return known;
    const declared = found.data.get(key);
    if (declared === undefined) return mistake(`there is no data source “${key}”`, at);
    const { item, file } = declared;
    const place = { file, line: item.line };
    const single = (own: ReadonlyMap<string, TfValue>): TfValue =>
      new Map([
        ...READ_BY_PROVIDER.map(
          (attribute) =>
            [
              attribute,
              unknown(`data.${key}.${attribute} is read only when Terraform runs`, place, `${prefix}data.${key}.${attribute}`),
            ] as const,
        ),
        ...dataAttributes(item, withLocals(scope(file), own)),
      ]);
    const repetitions = repetitionsOf(item, scope(file), `${prefix}data.${key}`);
    const [first] = repetitions;
    const value =
      first?.key === null
        ? single(first.locals)
        : hasAttribute(item, "count")
          ? repetitions.map(({ locals: own }) => single(own))
          : new Map(repetitions.map(({ key: instance, locals: own }) => [String(instance), single(own)]));
    dataValues.set(key, value);
    return value;
  }

  function dataAttributes(block: Block, within: Scope): readonly (readonly [string, TfValue])[] {
    const attributes = evaluateBody(block.body, within);
    if (block.labels[0] !== "cloudflare_zone") return [...attributes];
    const filter = attributes.get("filter") ?? null;
    const filtered = isTfObject(filter) ? filter : isTfList(filter) && isTfObject(filter[0] ?? null) ? filter[0] : undefined;
    const zoneName = attributes.get("name") ?? (filtered !== undefined && isTfObject(filtered) ? filtered.get("name") : undefined);
    const text = zoneName === undefined || isUnknown(zoneName) ? null : asText(zoneName);
    const id = attributes.get("zone_id") ?? (text === null ? undefined : standInId(`zone ${text.toLowerCase()}`));
    if (text !== null && typeof id === "string") request.onZone(id, text.toLowerCase());
    return [
      ...attributes,
      ...(text === null ? [] : [["name", text] as const]),
      ...(id === undefined ? [] : [["id", id] as const, ["zone_id", id] as const]),
    ];
  }

  function callOf(name: string): ModuleCall {
    const known = calls.get(name);
    const declared = found.modules.get(name);
    if (known === "under way" || declared === undefined)
      return {
        value: mistake(`module “${name}” refers to itself`, { file: declared?.file ?? "", line: declared?.item.line ?? 0 }),
        instances: [],
      };
    if (known !== undefined) return known;
    calls.set(name, "under way");
    const result = runCall(name, declared);
    calls.set(name, result);
    return result;
  }

  function runCall(name: string, { item, file }: Sourced<Block>): ModuleCall {
    const place = { file, line: item.line };
    const source = valueOf(item, "source", scope(file));
    const target = typeof source === "string" && /^\.{1,2}(?:\/|$)/.test(source) ? resolvePath(folder, source) : null;
    const isThere = target !== null && files.inFolder(target).length > 0 && request.depth < DEEPEST_MODULE;
    if (!isThere) {
      const where = typeof source === "string" ? `“${source}”` : "its source";
      note({
        code: "no-such-module",
        severity: "error",
        message: `Module “${prefix}${name}”: ${where} is no folder here; what it makes is left out.`,
        ...place,
        fix: "Import a plan or a state (terraform show -json), which has the resources of all modules.",
      });
      return { value: unknown(`module “${name}” is not here`, place, `${prefix}module.${name}`), instances: [] };
    }
    const repetitions = repetitionsOf(item, scope(file), `module.${name}`);
    const loaded = repetitions.map(({ key, locals: own }) => {
      const attributes = evaluateBody(item.body, withLocals(scope(file), own));
      const inputs = new Map([...attributes].filter(([input]) => !["source", "version", "providers"].includes(input)));
      const index = key === null ? "" : `[${JSON.stringify(key)}]`;
      return {
        key,
        module: loadModule({
          files,
          folder: target,
          prefix: `${prefix}module.${name}${index}.`,
          inputs,
          note,
          depth: request.depth + 1,
          onZone: request.onZone,
        }),
      };
    });
    const [first] = loaded;
    const value: TfValue =
      first?.key === null
        ? first.module.outputs
        : hasAttribute(item, "count")
          ? loaded.map(({ module }) => module.outputs)
          : new Map(loaded.map(({ key, module }) => [String(key), module.outputs]));
    return { value, instances: loaded.flatMap(({ module }) => module.instances) };
  }

  /** Functions that read files, and all others. */
  function call(name: string, given: readonly TfValue[], at: Place): TfValue {
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
    return fileFunction({ text, path: relative, given, at, template: (template, own) => renderTemplate(template, own, path ?? "") });
  }

  function renderTemplate(template: string, own: TfObject, file: string): TfValue {
    const expression = parseTemplateFile(createScanner(template));
    return "message" in expression
      ? mistake(`the template ${file} has a mistake: ${expression.message}`, { file, line: expression.line })
      : evaluate(expression, withLocals(scope(file), own));
  }

  return {
    scope,
    instancesOf,
    instancesOfModule: (name) => callOf(name).instances,
  };
}

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

/** What people ask of data sources of Cloudflare; each is unknown until Terraform runs. */
const READ_BY_PROVIDER = [
  "id",
  "zone_id",
  "name",
  "account_id",
  "accounts",
  "zones",
  "rulesets",
  "result",
  "ipv4_cidrs",
  "ipv6_cidrs",
  "ipv4_cidr_blocks",
  "ipv6_cidr_blocks",
  "cidr_blocks",
  "status",
  "plan",
];

/** A made-up id in the form of Cloudflare's, the same for the same thing in every import. */
export function standInId(what: string): string {
  return createHash("sha256").update(`stand-in ${what}`).digest("hex").slice(0, 32);
}

/** An instance as others see it: with an id, for which a stand-in is made where the files have none. */
function withComputed({ attributes, address, type }: ResourceInstance): TfValue {
  const zoneName = type === "cloudflare_zone" ? (attributes.get("name") ?? attributes.get("zone") ?? null) : null;
  const id = attributes.get("id") ?? standInId(typeof zoneName === "string" ? `zone ${zoneName.toLowerCase()}` : address);
  const isZone = type === "cloudflare_zone";
  return new Map<string, TfValue>([["id", id], ...(isZone ? [["zone_id", id] as const, ["name", zoneName] as const] : []), ...attributes]);
}

function hasAttribute(block: Block, name: string): boolean {
  return block.body.items.some((item) => item.kind === "attribute" && item.name === name);
}

function keysOf(each: TfValue): readonly Repetition[] | null {
  const entries: readonly (readonly [string, TfValue])[] | null = isTfObject(each)
    ? sortedKeys(each).map((key) => [key, each.get(key) ?? null])
    : isTfList(each)
      ? each.flatMap((value) => (typeof value === "string" ? [[value, value] as const] : []))
      : null;
  return (
    entries?.map(([key, value]) => ({
      key,
      locals: new Map([
        [
          "each",
          new Map([
            ["key", key],
            ["value", value],
          ]),
        ],
      ]),
    })) ?? null
  );
}

function numbersBelow(count: number | null): readonly Repetition[] | null {
  if (count === null || !Number.isInteger(count) || count < 0 || count > MOST_INSTANCES) return null;
  return Array.from({ length: count }, (_, index) => ({ key: index, locals: new Map([["count", new Map([["index", index]])]]) }));
}

/** `optional(type, default)` in a variable's type: what an object does not say has that default, or is null. */
function withOptionalDefaults(value: TfValue, block: Block, within: Scope): TfValue {
  const type = block.body.items.find((item) => item.kind === "attribute" && item.name === "type");
  return type?.kind === "attribute" ? complete(value, type.value, within) : value;
}

function complete(value: TfValue, type: Expression, within: Scope): TfValue {
  if (type.kind !== "call" || isUnknown(value) || value === null) return value;
  const [inner] = type.arguments;
  if (inner === undefined) return value;
  if (type.name === "list" || type.name === "set" || type.name === "tuple")
    return isTfList(value) ? value.map((member) => complete(member, inner, within)) : value;
  if (type.name === "map")
    return isTfObject(value) ? new Map([...value].map(([key, member]) => [key, complete(member, inner, within)])) : value;
  if (type.name !== "object" || inner.kind !== "object" || !isTfObject(value)) return value;
  const completed = new Map(value);
  for (const { key, value: memberType } of inner.entries) {
    const name = key.kind === "literal" ? String(key.value) : "";
    const isOptional = memberType.kind === "call" && memberType.name === "optional";
    const [own, byDefault] = isOptional ? memberType.arguments : [memberType];
    const given = value.get(name);
    if (given !== undefined && given !== null && own !== undefined) completed.set(name, complete(given, own, within));
    else if (isOptional) completed.set(name, byDefault === undefined ? null : evaluate(byDefault, within));
  }
  return completed;
}
