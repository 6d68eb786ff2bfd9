import type { Block, Body } from "../hcl/syntax";
import { evaluate, passesOf, type Scope, unknown, withLocals } from "./evaluate";
import { isUnknown, type TfObject, type TfValue } from "./value";

/** Names in a resource that Terraform itself takes. */
const META = new Set(["count", "for_each", "provider", "depends_on", "lifecycle", "provisioner", "connection", "timeouts"]);

/** The attributes of a resource, a data source or a module call, without those that Terraform itself takes. */
export function evaluateBody(body: Body, scope: Scope): TfObject {
  return evaluateItems({ items: body.items.filter((item) => !META.has(item.kind === "attribute" ? item.name : item.type)) }, scope);
}

/** The attributes of a block. Blocks within it are lists of objects by their type, dynamic ones in the place where they stand. */
function evaluateItems(body: Body, scope: Scope): TfObject {
  const attributes = new Map<string, TfValue>();
  const blocks = new Map<string, TfValue[]>();
  for (const item of body.items) {
    if (item.kind === "attribute") attributes.set(item.name, evaluate(item.value, scope));
    else if (item.type === "dynamic") addDynamic(blocks, item, scope);
    else addTo(blocks, item.type, evaluateItems(item.body, scope));
  }
  for (const [type, members] of blocks) attributes.set(type, members);
  return attributes;
}

function addTo(blocks: Map<string, TfValue[]>, type: string, value: TfValue): void {
  const known = blocks.get(type);
  if (known === undefined) blocks.set(type, [value]);
  else known.push(value);
}

/** https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks */
function addDynamic(blocks: Map<string, TfValue[]>, block: Block, scope: Scope): void {
  const [type = ""] = block.labels;
  const content = block.body.items.find((item): item is Block => item.kind === "block" && item.type === "content");
  const values = valueOf(block, "for_each", scope);
  const passes = values === null || isUnknown(values) ? null : passesOf(values);
  if (content === undefined || passes === null) {
    const reason = values !== null && isUnknown(values) ? values.reason : "the dynamic block goes through no list or map";
    addTo(blocks, type, values !== null && isUnknown(values) ? values : unknown(reason, { file: scope.file, line: block.line }));
    return;
  }
  const named = block.body.items.find((item) => item.kind === "attribute" && item.name === "iterator");
  const iterator = named?.kind === "attribute" && named.value.kind === "name" ? named.value.name : type;
  for (const { key, value } of passes) {
    const own = new Map<string, TfValue>([
      [
        iterator,
        new Map([
          ["key", key],
          ["value", value],
        ]),
      ],
    ]);
    addTo(blocks, type, evaluateItems(content.body, withLocals(scope, own)));
  }
}

/** The value of one attribute of a block; `null` where it has none of that name. */
export function valueOf(block: Block, name: string, scope: Scope): TfValue | null {
  const item = block.body.items.find((candidate) => candidate.kind === "attribute" && candidate.name === name);
  return item?.kind === "attribute" ? evaluate(item.value, scope) : null;
}
