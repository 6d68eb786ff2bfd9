const NUMBERS = new Intl.NumberFormat();

/** `1 rule`, `1,204 rules`: the number as the user's locale writes it. */
export function counted(count: number, noun: string): string {
  return `${NUMBERS.format(count)} ${count === 1 ? noun : `${noun}s`}`;
}
