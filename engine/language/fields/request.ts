import { BOOL, BYTES, INT } from "../types/type";
import { defineField } from "./define-field";
import type { FieldDefinition } from "./definition";

export const REQUEST_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "http.request.method",
    type: BYTES,
    sentence: "The HTTP method, in capitals.",
    example: "GET",
    decidedBy: "the method of the trace",
    derive: ({ request }) => request.method,
  }),
  defineField({
    name: "http.request.version",
    type: BYTES,
    sentence: "The HTTP version that the visitor speaks.",
    example: "HTTP/1.1",
    note: "Documentation shows HTTP/1.1 and HTTP/3; the others are written alike.",
    decidedBy: "the protocol of the trace",
    derive: ({ request }) => request.version,
    restsOn: "protocol",
  }),
  defineField({
    name: "ssl",
    type: BOOL,
    sentence: "Whether the visitor's connection is encrypted.",
    example: "true",
    decidedBy: "the scheme of the trace's URL",
    derive: ({ request }) => request.scheme === "https",
  }),
  defineField({
    name: "http.request.timestamp.sec",
    type: INT,
    sentence: "When the request arrived, in whole UNIX seconds.",
    example: "1484063137",
    note: "Set by the trace's world.time.",
    derive: ({ world }) => Math.floor(world.milliseconds / 1000),
    restsOn: "clock",
  }),
  defineField({
    name: "http.request.timestamp.msec",
    type: INT,
    sentence: "The milliseconds (0 to 999) of the second in which the request arrived.",
    example: "857",
    note: "Set by the trace's world.time.",
    derive: ({ world }) => ((world.milliseconds % 1000) + 1000) % 1000,
    restsOn: "clock",
  }),
];
