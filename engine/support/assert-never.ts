/** Ends a switch over a closed union: reached only when a member was added and a switch forgot it. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
