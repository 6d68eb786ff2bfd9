/** Whether two JSON values say the same; what is absent and what is `undefined` are one. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((member, at) => isSameValue(member, other[at]))
    );
  const members = new Map<string, unknown>(Object.entries(other));
  const written = Object.entries(one).filter(([, value]) => value !== undefined);
  // Headers are compared as they are written: their order is part of the request.
  const keys = [...members].filter(([, value]) => value !== undefined).map(([key]) => key);
  return written.length === keys.length && written.every(([key, value], at) => keys[at] === key && isSameValue(value, members.get(key)));
}
