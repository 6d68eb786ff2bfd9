import { textToBytes } from "../../support/bytes";
import { seededBytes } from "../../support/seeded-bytes";
import { BOOL, BYTES, INT, IP } from "../types/type";
import type { IpAddress } from "../values/ip";
import { defineField, FIELD_INDEX_PAGE } from "./define-field";
import type { FieldDefinition } from "./definition";

/** 198.51.100.1, of a range kept for documentation: the edge address of a trace that names none. */
const DEFAULT_EDGE: IpAddress = { family: 4, a: 0, b: 0, c: 0, d: 0xc633_6401 };

/** Plan codes of expressions by the plan's `legacy_id`. */
const PLAN_CODES: ReadonlyMap<string, string> = new Map([
  ["free", "FREE"],
  ["pro", "PRO"],
  ["business", "BIZ"],
  ["enterprise", "ENT"],
]);

function hexadecimal(bytes: string): string {
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

export const EDGE_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "cf.edge.server_ip",
    type: IP,
    sentence: "The edge's address that the request came to; of use with your own address ranges only.",
    example: "192.0.2.1",
    note: "Where nobody gives it, 198.51.100.1 is taken, an address kept for documentation.",
    assume: () => DEFAULT_EDGE,
  }),
  defineField({
    name: "cf.edge.server_port",
    type: INT,
    sentence: "The edge's port that the request came to.",
    example: "443",
    decidedBy: "the port in the trace's URL",
    derive: ({ request }) => request.port,
  }),
  defineField({
    name: "cf.edge.client_tcp",
    type: BOOL,
    sentence: "Whether the request came over TCP, not over QUIC as HTTP/3 does.",
    example: "true",
    decidedBy: "the protocol of the trace",
    derive: ({ request }) => request.version !== "HTTP/3",
    restsOn: "protocol",
  }),
  defineField({
    name: "cf.edge.l4.delivery_rate",
    type: INT,
    sentence: "Latest estimate of the rate at which the client takes data, in bytes a second; 0 where it is not known.",
    example: "123456",
    assumed: 0,
  }),
  defineField({
    name: "cf.hostname.metadata",
    type: BYTES,
    sentence: "Custom metadata of the custom hostname that the request came by, as JSON text.",
    example: '{"rollout_pct":10}',
    derive: ({ hostnameMetadata, zone }) => {
      if (hostnameMetadata !== null) return textToBytes(JSON.stringify(hostnameMetadata));
      return zone === null ? undefined : "";
    },
    assumed: "",
  }),
  defineField({
    name: "cf.random_seed",
    type: BYTES,
    sentence: "Random bytes, new for each request.",
    note: "16 bytes that follow from the trace's world.seed.",
    derive: ({ world }) => seededBytes(world.seed, "cf.random_seed", 16),
    restsOn: "seed",
  }),
  defineField({
    name: "cf.ray_id",
    type: BYTES,
    sentence: "The request's Ray ID.",
    example: "230b030023ae2822",
    note: "16 hexadecimal digits that follow from the trace's world.seed.",
    derive: ({ world }) => hexadecimal(seededBytes(world.seed, "cf.ray_id", 8)),
    restsOn: "seed",
  }),
  defineField({
    name: "cf.worker.upstream_zone",
    type: BYTES,
    sentence: "Zone of the Worker that made this request; empty where a visitor made it.",
    assumed: "",
  }),
  defineField({
    name: "cf.zone.name",
    type: BYTES,
    sentence: "Name of the zone that the request belongs to; for rules at account level.",
    example: "example.com",
    documentation: FIELD_INDEX_PAGE,
    decidedBy: "the host in the trace's URL, or the configuration's zones",
    derive: ({ zone }) => (zone === null ? undefined : textToBytes(zone.name)),
  }),
  defineField({
    name: "cf.zone.plan",
    type: BYTES,
    sentence: "Plan of the zone that the request belongs to: FREE, PRO, BIZ or ENT; for rules at account level.",
    example: "ENT",
    note: "Codes other than ENT are inferred.",
    documentation: FIELD_INDEX_PAGE,
    decidedBy: "the plan of the zone in the configuration",
    derive: ({ zone }) => (zone === null || zone.plan === "" ? undefined : (PLAN_CODES.get(zone.plan) ?? textToBytes(zone.plan))),
  }),
];
