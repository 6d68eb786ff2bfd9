import { formatNumber } from "../numbers";

/** `1 rule`, `1,204 rules`; `many` where the plural is not made with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
