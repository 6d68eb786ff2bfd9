import type { AddNote } from "../../import-note";
import type { Block } from "../hcl/syntax";
import { resolvePath, type TerraformFiles } from "../terraform-files";
import { callIn } from "./call-function";
import { dataSourceValue } from "./data-source";
import { type Declarations, hasAttribute, readDeclarations, type Sourced } from "./declarations";
import { evaluate, mistake, type Place, type Scope, unknown, withLocals } from "./evaluate";
import { evaluateBody, valueOf } from "./evaluate-body";
import { withOptionalDefaults } from "./optional-defaults";
import { repetitionsOf } from "./repetitions";
import { type ResourceInstance, withComputed } from "./resource-instance";
import type { TfObject, TfValue } from "./value";

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

/** Modules may call each other this deep. */
const DEEPEST_MODULE = 20;

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

interface Module {
  scope(file: string): Scope;
  instancesOf(key: string): readonly ResourceInstance[];
  instancesOfModule(name: string): readonly ResourceInstance[];
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
      call: (name, given, at) => callIn(files, scope, { name, given, at }),
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
    const instances = repetitionsOf(item, { within: scope(file), what: `${prefix}${key}`, note }).map(
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

  function dataValue(type: string, name: string, at: Place): TfValue {
    const key = `${type}.${name}`;
    const known = dataValues.get(key);
    if (known !== undefined) return known;
    const declared = found.data.get(key);
    if (declared === undefined) return mistake(`there is no data source “${key}”`, at);
    const { item, file } = declared;
    const place = { file, line: item.line };
    const single = (own: ReadonlyMap<string, TfValue>): TfValue =>
      dataSourceValue({
        block: item,
        within: withLocals(scope(file), own),
        address: `${prefix}data.${key}`,
        place,
        onZone: request.onZone,
      });
    const repetitions = repetitionsOf(item, { within: scope(file), what: `${prefix}data.${key}`, note });
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
    const repetitions = repetitionsOf(item, { within: scope(file), what: `module.${name}`, note });
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

  return {
    scope,
    instancesOf,
    instancesOfModule: (name) => callOf(name).instances,
  };
}
