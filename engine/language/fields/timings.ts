import { INT } from "../types/type";
import { defineField } from "./define-field";
import type { FieldDefinition } from "./definition";

export const TIMING_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "cf.timings.client_tcp_rtt_msec",
    type: INT,
    sentence: "Smoothed round-trip time to a client on TCP, in milliseconds; 0 over QUIC.",
    example: "20",
    derive: ({ request }) => (request.version === "HTTP/3" ? 0 : undefined),
    assume: () => 20,
    assumed: 0,
  }),
  defineField({
    name: "cf.timings.client_quic_rtt_msec",
    type: INT,
    sentence: "Smoothed round-trip time to a client on QUIC, in milliseconds; 0 over TCP.",
    example: "42",
    derive: ({ request }) => (request.version === "HTTP/3" ? undefined : 0),
    assumed: 0,
  }),
  defineField({
    name: "cf.timings.edge_msec",
    type: INT,
    sentence: "Time spent inside the edge, in milliseconds, waiting for the origin not counted.",
    example: "28",
    note: "Of use in response phases only.",
    assumed: 0,
  }),
  defineField({
    name: "cf.timings.origin_ttfb_msec",
    type: INT,
    sentence: "Time until the origin's first byte reached the edge, in milliseconds; 0 for an answer out of the cache.",
    example: "150",
    note: "Of use in response phases only.",
    assumed: 0,
  }),
  defineField({
    name: "cf.timings.worker_msec",
    type: INT,
    sentence: "How long a Worker ran, in milliseconds; 0 where none did.",
    example: "12",
    note: "Of use in response phases only.",
    assumed: 0,
  }),
];
