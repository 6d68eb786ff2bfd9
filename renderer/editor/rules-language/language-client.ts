import type { OpenText } from "../../../engine/language/service/index";
import { type Answers, type EditorEnvironment, isAnswer, isFromWorker, type Topic, type ToWorker } from "./messages";

/** The way to the worker and back. */
export interface LanguagePort {
  post(message: ToWorker): void;
  listen(listener: (message: unknown) => void): void;
  /** Calls back when the worker is broken and will not answer what was asked. */
  broken(listener: (message: string) => void): void;
}

export interface Question {
  readonly open: OpenText;
  readonly environment: EditorEnvironment;
  readonly offset?: number;
}

export interface LanguageClient {
  /** What the service says; rejects where the service itself fails. */
  ask<T extends Topic>(topic: T, question: Question): Promise<Answers[T]>;
}

interface Waiting {
  readonly take: (value: unknown) => void;
  readonly fail: (message: string) => void;
}

/** Numbers questions, matches answers to them, and sends each environment once. */
export function createLanguageClient(port: LanguagePort): LanguageClient {
  const waiting = new Map<number, Waiting>();
  const sent = new WeakMap<EditorEnvironment, number>();
  let questions = 0;
  let environments = 0;
  let latest: EditorEnvironment[] = [];

  port.listen((message) => {
    if (!isFromWorker(message)) return;
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === "answer") asked?.take(message.value);
    else asked?.fail(message.message);
  });

  port.broken((message) => {
    for (const { fail } of waiting.values()) fail(message);
    waiting.clear();
  });

  /** The worker keeps the latest environments only; one that it may have forgotten is sent again. */
  function numberOf(environment: EditorEnvironment): number {
    const known = sent.get(environment);
    if (known !== undefined && latest.includes(environment)) return known;
    environments += 1;
    sent.set(environment, environments);
    latest = [...latest.filter((each) => each !== environment), environment].slice(-4);
    port.post({ kind: "environment", environment: environments, content: environment });
    return environments;
  }

  return {
    ask: (topic, { open, environment, offset = 0 }) => {
      const number = numberOf(environment);
      questions += 1;
      const id = questions;
      return new Promise((resolve, reject) => {
        waiting.set(id, {
          take: (value) => (isAnswer(topic, value) ? resolve(value) : reject(new Error(`The answer to ${topic} has another form`))),
          fail: (message) => reject(new Error(message)),
        });
        port.post({ kind: "question", id, topic, open, environment: number, offset });
      });
    },
  };
}
