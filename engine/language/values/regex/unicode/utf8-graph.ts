import { ALL_SCALARS, intersect, type RangeSet } from "./range-set";

/** An edge for the bytes `first` to `last`; `to` is the index of an earlier node, or -1 where the sequence is complete. */
interface Utf8Edge {
  readonly first: number;
  readonly last: number;
  readonly to: number;
}

/** The UTF-8 sequences of a set of code points as a graph: nodes with ascending separate edges, targets before sources, the start last. */
export type Utf8Graph = readonly (readonly Utf8Edge[])[];

type Sequence = readonly { readonly first: number; readonly last: number }[];

/** Equal tails are shared, so that the graph stays small. An empty set gives one node without edges. */
export function createUtf8Graph(points: RangeSet): Utf8Graph {
  const nodes: Utf8Edge[][] = [];
  const known = new Map<string, number>();
  const build = (sequences: readonly Sequence[], depth: number): number => {
    const edges: Utf8Edge[] = [];
    for (let at = 0; at < sequences.length; ) {
      const head = sequences[at]?.[depth];
      if (head === undefined) break;
      let end = at + 1;
      while (sequences[end]?.[depth]?.first === head.first) end++;
      const complete = sequences[at]?.length === depth + 1;
      edges.push({ ...head, to: complete ? -1 : build(sequences.slice(at, end), depth + 1) });
      at = end;
    }
    const key = edges.map((edge) => `${edge.first}-${edge.last}>${edge.to}`).join();
    const same = known.get(key);
    if (same !== undefined) return same;
    known.set(key, nodes.length);
    return nodes.push(edges) - 1;
  };
  const scalars = intersect(points, ALL_SCALARS);
  const sequences: Sequence[] = [];
  for (let at = 0; at < scalars.length; at += 2) pushSequences(sequences, scalars[at] ?? 0, scalars[at + 1] ?? 0);
  build(sequences, 0);
  return nodes;
}

/** Splits a range where the number of bytes changes, and where a byte before the last would not run over its whole range. */
function pushSequences(sequences: Sequence[], first: number, last: number): void {
  for (const edge of [0x7f, 0x7ff, 0xffff]) {
    if (first <= edge && edge < last) {
      pushSequences(sequences, first, edge);
      pushSequences(sequences, edge + 1, last);
      return;
    }
  }
  if (last >= 0x80) {
    for (let bits = 6; bits <= 18; bits += 6) {
      const low = (1 << bits) - 1;
      if ((first & ~low) === (last & ~low)) break;
      if ((first & low) !== 0) {
        pushSequences(sequences, first, first | low);
        pushSequences(sequences, (first | low) + 1, last);
        return;
      }
      if ((last & low) !== low) {
        pushSequences(sequences, first, (last & ~low) - 1);
        pushSequences(sequences, last & ~low, last);
        return;
      }
    }
  }
  const from = utf8Bytes(first);
  const to = utf8Bytes(last);
  sequences.push(from.map((byte, index) => ({ first: byte, last: to[index] ?? byte })));
}

/** A scalar value's UTF-8, byte by byte. */
export function utf8Bytes(point: number): readonly number[] {
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 0x3f)];
  if (point < 0x10000) return [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f)];
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f)];
}
