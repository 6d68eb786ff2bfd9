/** One figure: nanoseconds per operation, the median of several rounds. */
export interface Figure {
  readonly name: string;
  readonly nanoseconds: number;
}

/** Holds every result of a measured function, so that no engine can drop the work. */
const sink = { value: 0 };

/** Runs `operation` in rounds of at least 20 ms after a warm-up; `operation` returns a number that depends on its work. */
export function measure(name: string, operation: () => number): Figure {
  let iterations = 1;
  while (roundOf(operation, iterations) < 20e6 && iterations < 1 << 28) iterations *= 2;
  const rounds = Array.from({ length: 9 }, () => roundOf(operation, iterations) / iterations).sort((a, b) => a - b);
  return { name, nanoseconds: rounds[Math.floor(rounds.length / 2)] ?? Number.NaN };
}

function roundOf(operation: () => number, iterations: number): number {
  let total = 0;
  const start = process.hrtime.bigint();
  for (let round = 0; round < iterations; round += 1) total += operation();
  const elapsed = Number(process.hrtime.bigint() - start);
  sink.value += total;
  return elapsed;
}

/** A fixed loop whose time stands for the speed of the machine: figures are also printed as a ratio to it. */
export function calibrate(): Figure {
  return measure("calibration loop (1,000 multiply-adds)", () => {
    let value = 1;
    for (let step = 0; step < 1000; step += 1) value = (Math.imul(value, 1_664_525) + 1_013_904_223) | 0;
    return value & 1;
  });
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

export function printFigures(title: string, figures: readonly Figure[], calibration: Figure): void {
  console.log(`\n${title}`);
  for (const { name, nanoseconds } of figures) {
    const ratio = nanoseconds / calibration.nanoseconds;
    console.log(`  ${name.padEnd(58)} ${format(nanoseconds).padStart(12)}   ${ratio.toFixed(3).padStart(9)} × calibration`);
  }
}

export function format(nanoseconds: number): string {
  if (nanoseconds < 1e4) return `${nanoseconds.toFixed(1)} ns`;
  if (nanoseconds < 1e7) return `${(nanoseconds / 1e3).toFixed(1)} µs`;
  return `${(nanoseconds / 1e6).toFixed(1)} ms`;
}
