import * as z from "zod";
import { SAVED_TRACE, TRACE } from "../../engine/request/saved-trace";
import { WORKSPACE_FILE } from "../../main/workspace/workspace-file";

/** The JSON Schemas that are shipped, one row a file of resources/schemas, made from the readers' own. */
export const SCHEMAS = [
  { file: "saved-trace.schema.json", title: "Saved trace of Trace Workbench", schema: SAVED_TRACE },
  { file: "trace.schema.json", title: "Trace: the body of Cloudflare's Request Trace operation", schema: TRACE },
  { file: "workspace.schema.json", title: "workspace.json of Trace Workbench", schema: WORKSPACE_FILE },
] as const;

/** The schema as its file holds it. */
export function printSchema({ title, schema }: (typeof SCHEMAS)[number]): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
