// Loaded before a script, in the script's own isolate: the trace's clock and seed, and ears for what the script says.
import { env } from "cloudflare:workers";
import { createBindings } from "./bindings";
import { SimulatedCaches } from "./cache";
import config from "./config.json";

/** What a listener for `fetch` is called with. */
export interface FetchEvent {
  readonly type: "fetch";
  readonly request: Request;
  respondWith(answer: unknown): void;
  waitUntil(promise: unknown): void;
  passThroughOnException(): void;
}

interface Line {
  readonly level: "debug" | "error" | "info" | "log" | "warn";
  readonly text: string;
}

interface Exception {
  readonly message: string;
  readonly stack: string;
}

type FetchListener = ((event: FetchEvent) => void) | { handleEvent(event: FetchEvent): void };

const MOST_LINES = 1000;
const LONGEST_LINE = 4000;

/** What the script wrote to the console, in order. */
export const lines: Line[] = [];

/** What it threw and nobody caught, in order. */
export const exceptions: Exception[] = [];

/** Listeners for `fetch`, of scripts in service-worker syntax. */
export const listeners: FetchListener[] = [];

export function noteException(error: unknown): void {
  const isError = error instanceof Error;
  const message = isError ? `${error.name}: ${error.message}` : `Uncaught ${show(error)}`;
  if (exceptions.length < MOST_LINES) exceptions.push({ message, stack: isError ? String(error.stack) : "" });
}

for (const [name, level] of [
  ["debug", "debug"],
  ["dir", "log"],
  ["error", "error"],
  ["info", "info"],
  ["log", "log"],
  ["table", "log"],
  ["trace", "debug"],
  ["warn", "warn"],
] as const) {
  console[name] = (...values: unknown[]) => {
    if (lines.length < MOST_LINES) lines.push({ level, text: values.map(show).join(" ").slice(0, LONGEST_LINE) });
  };
}

addEventListener("unhandledrejection", (event) => noteException(event.reason));

globalThis.Date = new Proxy(Date, {
  construct: (target, values, newTarget) => Reflect.construct(target, values.length === 0 ? [config.milliseconds] : values, newTarget),
  apply: (target) => new target(config.milliseconds).toString(),
  get: (target, key) => (key === "now" ? () => config.milliseconds : Reflect.get(target, key)),
});

const random = createRandom(config.seed);
Math.random = random;
crypto.getRandomValues = <View extends ArrayBufferView>(array: View): View => {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = Math.floor(random() * 256);
  return array;
};
crypto.randomUUID = () => {
  const hex = Array.from({ length: 32 }, (_, index) => digit(index).toString(16)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

Object.defineProperty(globalThis, "caches", { value: new SimulatedCaches(), configurable: true });

const bindings = createBindings(config.bindings);
Object.assign(env, bindings);
if (config.syntax === "service-worker") {
  Object.assign(globalThis, bindings);
  const listen = globalThis.addEventListener;
  const addListener = (type: string, listener: FetchListener, ...rest: unknown[]): void => {
    if (type === "fetch") listeners.push(listener);
    else Reflect.apply(listen, undefined, [type, listener, ...rest]);
  };
  Object.assign(globalThis, { addEventListener: addListener });
}

/** A version 4 UUID has fixed digits at two places. */
function digit(index: number): number {
  if (index === 12) return 4;
  const free = Math.floor(random() * 16);
  return index === 16 ? 8 + (free % 4) : free;
}

/** Mulberry32: numbers from 0 to 1 that follow from the seed. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function show(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Error) return String(value.stack);
  if (typeof value === "function") return `[Function ${value.name}]`;
  if (value === undefined || typeof value === "bigint" || typeof value === "symbol") return String(value);
  try {
    return JSON.stringify(value, showMember) ?? asText(value);
  } catch {
    return asText(value);
  }
}

/** As a script's own `String` gives it. */
function asText(value: unknown): string {
  return String(value);
}

function showMember(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set || value instanceof Headers) return [...value];
  if (value instanceof Request) return { method: value.method, url: value.url, headers: [...value.headers] };
  if (value instanceof Response) return { status: value.status, headers: [...value.headers] };
  return value;
}
