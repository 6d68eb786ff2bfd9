const BASE = 36;
const SMALLEST = 1;
const LARGEST = 26;

/** A label as RFC 3492 writes it, without the `xn--` in front. */
export function encodePunycode(label: string): string {
  const points = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < 0x80);
  let output = String.fromCharCode(...basic) + (basic.length > 0 ? "-" : "");
  let handled = basic.length;
  let current = 0x80;
  let delta = 0;
  let bias = 72;
  while (handled < points.length) {
    const next = points.reduce((least, point) => (point >= current && point < least ? point : least), 0x110000);
    delta += (next - current) * (handled + 1);
    current = next;
    for (const point of points) {
      if (point < current) delta += 1;
      if (point !== current) continue;
      output += encodeDelta(delta, bias);
      bias = adaptBias(handled === basic.length ? Math.floor(delta / 700) : delta >> 1, handled + 1);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    current += 1;
  }
  return output;
}

function encodeDelta(delta: number, bias: number): string {
  let output = "";
  let rest = delta;
  for (let weight = BASE; ; weight += BASE) {
    const threshold = Math.min(Math.max(weight - bias, SMALLEST), LARGEST);
    if (rest < threshold) return output + digit(rest);
    output += digit(threshold + ((rest - threshold) % (BASE - threshold)));
    rest = Math.floor((rest - threshold) / (BASE - threshold));
  }
}

function adaptBias(delta: number, count: number): number {
  let rest = delta + Math.floor(delta / count);
  let steps = 0;
  while (rest > ((BASE - SMALLEST) * LARGEST) / 2) {
    rest = Math.floor(rest / (BASE - SMALLEST));
    steps += BASE;
  }
  return steps + Math.floor((BASE * rest) / (rest + 38));
}

function digit(value: number): string {
  return String.fromCharCode(value < 26 ? value + 0x61 : value - 26 + 0x30);
}
