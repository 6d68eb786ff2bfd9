/** One directive of a cache-control header, its name in lower case; `null` where it has no value. Byte strings. */
export interface CacheDirective {
  readonly name: string;
  readonly value: string | null;
}

/** The directives of cache-control headers, in order. A value in double quotes may hold commas. RFC 9111 section 5.2. */
export function parseCacheControl(values: readonly string[]): readonly CacheDirective[] {
  return values.flatMap((value) =>
    [...value.matchAll(/[^,"]*(?:"[^"]*"?[^,"]*)*/g)].flatMap(([part]): readonly CacheDirective[] => {
      const equals = part.indexOf("=");
      const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
      return name === "" ? [] : [{ name, value: equals < 0 ? null : part.slice(equals + 1).trim() }];
    }),
  );
}

export function printCacheControl(directives: readonly CacheDirective[]): string {
  return directives.map(({ name, value }) => (value === null ? name : `${name}=${value}`)).join(", ");
}

/** The whole seconds of a directive such as max-age; `null` where it is absent or says something else. */
export function directiveSeconds(directives: readonly CacheDirective[], name: string): number | null {
  const value = directives.find((directive) => directive.name === name)?.value ?? null;
  return value !== null && /^"?\d{1,15}"?$/.test(value) ? Number(value.replaceAll('"', "")) : null;
}

export function hasDirective(directives: readonly CacheDirective[], ...names: readonly string[]): boolean {
  return directives.some(({ name }) => names.includes(name));
}
