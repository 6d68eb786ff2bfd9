import { printTrace } from "../../trace/print-trace";
import type { TraceChain } from "./run-chain";

/** A chain as a text for a terminal: how it ends, the way in short, then each hop in full. `all`: also what did not match. */
export function printChain({ hops, sentence }: TraceChain, { all }: { readonly all: boolean }): string {
  const way = hops.map(({ trace, result }, index) => {
    const { location, outcome } = result.workbench;
    const status = result.status_code === undefined ? outcome : String(result.status_code);
    return `${index + 1}. ${trace.method} ${trace.url} · ${status}${location === null ? "" : ` -> ${location}`}`;
  });
  const reports = hops.map(({ trace, result }, index) => `\nHop ${index + 1}\n${printTrace(result, { all, asked: trace })}`);
  return `${[sentence, "", ...way].join("\n")}\n${reports.join("")}`;
}
