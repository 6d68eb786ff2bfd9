import { LOOKS } from "../meaning/meaning";
import { type Program, STEP } from "../program/program";
import { isWordByte } from "./look-holds";

/** Bytes that a program never tells apart share a class. `members[class]` is one byte of it. */
export interface ByteClasses {
  readonly classOf: Uint8Array;
  readonly members: readonly number[];
}

export function createByteClasses(program: Program): ByteClasses {
  const boundary = new Uint8Array(257);
  for (let state = 0; state < program.operation.length; state++) {
    if (program.operation[state] !== STEP) continue;
    const start = program.edgeStart[state] ?? 0;
    for (let edge = start; edge < start + (program.edgeCount[state] ?? 0); edge++) {
      boundary[program.edgeFirst[edge] ?? 0] = 1;
      boundary[(program.edgeLast[edge] ?? 0) + 1] = 1;
    }
  }
  const { lines, words } = looksUsed(program);
  if (lines) for (const byte of [0x0a, 0x0b, 0x0d, 0x0e]) boundary[byte] = 1;
  const classOf = new Uint8Array(256);
  const members = [0];
  for (let byte = 1; byte < 256; byte++) {
    if (boundary[byte] === 1 || (words && isWordByte(byte) !== isWordByte(byte - 1))) members.push(byte);
    classOf[byte] = members.length - 1;
  }
  return { classOf, members };
}

/** Which kinds of looks a program has, apart from those at the ends of the text. */
export function looksUsed(program: Program): { readonly lines: boolean; readonly words: boolean; readonly unicode: boolean } {
  const names = [...program.looks].map((look) => LOOKS[look] ?? "");
  return {
    lines: names.some((name) => name.startsWith("line-")),
    words: names.some((name) => name.includes("word")),
    unicode: names.some((name) => name.startsWith("unicode-")),
  };
}
