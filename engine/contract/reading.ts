import type * as z from "zod";
import { jsonPointer, type Reading } from "../support/problem";

/** A reader from a zod schema. A value nested too deeply to be read is a problem like any other. */
export function readerOf<T>(schema: z.ZodType<T>): (value: unknown) => Reading<T> {
  return (value) => {
    try {
      const parsed = schema.safeParse(value);
      if (parsed.success) return { kind: "value", value: parsed.data };
      return {
        kind: "problems",
        problems: parsed.error.issues.map((issue) => ({ pointer: pointerOf(issue.path), message: issue.message })),
      };
    } catch (error) {
      if (error instanceof RangeError) return { kind: "problems", problems: [{ pointer: "", message: "is nested too deeply" }] };
      throw error;
    }
  };
}

export function pointerOf(path: readonly PropertyKey[]): string {
  return jsonPointer(path.map(String));
}
