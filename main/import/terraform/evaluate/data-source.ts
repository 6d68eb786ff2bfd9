import type { Block } from "../hcl/syntax";
import { type Place, type Scope, unknown } from "./evaluate";
import { evaluateBody } from "./evaluate-body";
import { standInId } from "./resource-instance";
import { asText, isTfList, isTfObject, isUnknown, type TfObject, type TfValue } from "./value";

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

interface DataSource {
  readonly block: Block;
  readonly within: Scope;
  /** `data.cloudflare_zone.main`, with what stands before it in the root module. */
  readonly address: string;
  readonly place: Place;
  /** Told of a zone whose id and name are known together. */
  readonly onZone: (id: string, name: string) => void;
}

/** Data sources are read when Terraform runs; of a zone, what the files say about it is its id or its name. */
export function dataSourceValue({ block, within, address, place, onZone }: DataSource): TfObject {
  const name = address.slice(address.indexOf("data."));
  return new Map([
    ...READ_BY_PROVIDER.map(
      (attribute) =>
        [attribute, unknown(`${name}.${attribute} is read only when Terraform runs`, place, `${address}.${attribute}`)] as const,
    ),
    ...attributesOf(block, within, onZone),
  ]);
}

function attributesOf(block: Block, within: Scope, onZone: DataSource["onZone"]): readonly (readonly [string, TfValue])[] {
  const attributes = evaluateBody(block.body, within);
  if (block.labels[0] !== "cloudflare_zone") return [...attributes];
  const filter = attributes.get("filter") ?? null;
  const filtered = isTfObject(filter) ? filter : isTfList(filter) && isTfObject(filter[0] ?? null) ? filter[0] : undefined;
  const zoneName = attributes.get("name") ?? (filtered !== undefined && isTfObject(filtered) ? filtered.get("name") : undefined);
  const text = zoneName === undefined || isUnknown(zoneName) ? null : asText(zoneName);
  const id = attributes.get("zone_id") ?? (text === null ? undefined : standInId(`zone ${text.toLowerCase()}`));
  if (text !== null && typeof id === "string") onZone(id, text.toLowerCase());
  return [
    ...attributes,
    ...(text === null ? [] : [["name", text] as const]),
    ...(id === undefined ? [] : [["id", id] as const, ["zone_id", id] as const]),
  ];
}
