import type { SavedTrace } from "../../../engine/contract/index";
import type { CompletionList, Hover, KnownList, OpenText, ServiceDiagnostic, SignatureHelp } from "../../../engine/language/service/index";

/** What is open beside an editor. Plain data: it crosses to the worker. Hand in the same object while nothing in it changes. */
export interface EditorEnvironment {
  /** Lists of the open configuration; `null` where none is open. */
  readonly lists: readonly KnownList[] | null;
  /** The open trace: its values are shown. */
  readonly trace: SavedTrace | null;
  /** Whether visitors may come over IPv6, as the zone's settings say. */
  readonly ipv6: "on" | "off";
}

export const NOTHING_OPEN: EditorEnvironment = { lists: null, trace: null, ipv6: "on" };

/** What can be asked, and what is answered. */
export interface Answers {
  readonly complete: CompletionList | null;
  readonly hover: Hover | null;
  readonly signature: SignatureHelp | null;
  readonly diagnose: readonly ServiceDiagnostic[];
  readonly format: string | null;
}

export type Topic = keyof Answers;

export type ToWorker =
  | { readonly kind: "environment"; readonly environment: number; readonly content: EditorEnvironment }
  | {
      readonly kind: "question";
      readonly id: number;
      readonly topic: Topic;
      readonly open: OpenText;
      readonly environment: number;
      /** The place asked about; 0 for what is about the whole text. */
      readonly offset: number;
    };

export type FromWorker =
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "fault"; readonly id: number; readonly message: string };

/** Both ends are built together, so that only the outer form is looked at. */
export function isToWorker(message: unknown): message is ToWorker {
  return hasKind(message, ["environment", "question"]);
}

export function isFromWorker(message: unknown): message is FromWorker {
  return hasKind(message, ["answer", "fault"]);
}

export function isAnswer<T extends Topic>(topic: T, value: unknown): value is Answers[T] {
  if (topic === "diagnose") return Array.isArray(value);
  if (topic === "format") return value === null || typeof value === "string";
  return typeof value === "object" && !Array.isArray(value);
}

function hasKind(message: unknown, kinds: readonly string[]): boolean {
  return (
    typeof message === "object" && message !== null && "kind" in message && typeof message.kind === "string" && kinds.includes(message.kind)
  );
}
