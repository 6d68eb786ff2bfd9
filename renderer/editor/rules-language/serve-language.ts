import { STANDARD_SCHEME } from "../../../engine/language/index";
import {
  completeIn,
  currentValues,
  diagnoseIn,
  EMPTY_ENVIRONMENT,
  formatIn,
  hoverIn,
  type Surroundings,
  signatureIn,
} from "../../../engine/language/service/index";
import { messageOf } from "../../host/message-of";
import { type EditorEnvironment, type FromWorker, isToWorker, type ToWorker } from "./messages";

type Question = Extract<ToWorker, { readonly kind: "question" }>;

const NOWHERE: Surroundings = { scheme: STANDARD_SCHEME, environment: EMPTY_ENVIRONMENT };

/** Environments that are kept: editors that are open together seldom differ in theirs. */
const MOST_ENVIRONMENTS = 4;

/** Makes the worker's side: takes each message in and gives what goes back, if anything does. */
export function createLanguageServer(): (message: unknown) => FromWorker | null {
  const environments = new Map<number, Surroundings>();
  return (message) => {
    if (!isToWorker(message)) return null;
    if (message.kind === "environment") {
      environments.set(message.environment, surroundingsOf(message.content));
      const [oldest] = environments.keys();
      if (environments.size > MOST_ENVIRONMENTS && oldest !== undefined) environments.delete(oldest);
      return null;
    }
    try {
      return { kind: "answer", id: message.id, value: answer(message, environments.get(message.environment) ?? NOWHERE) };
    } catch (error) {
      return { kind: "fault", id: message.id, message: messageOf(error) };
    }
  };
}

function surroundingsOf({ lists, trace, ipv6 }: EditorEnvironment): Surroundings {
  const values = trace === null ? EMPTY_ENVIRONMENT.values : currentValues(trace, STANDARD_SCHEME);
  return { scheme: STANDARD_SCHEME, environment: { lists, values, ipv6 } };
}

function answer({ topic, open, offset }: Question, surroundings: Surroundings): unknown {
  switch (topic) {
    case "complete":
      return completeIn(open, offset, surroundings);
    case "hover":
      return hoverIn(open, offset, surroundings);
    case "signature":
      return signatureIn(open, offset, surroundings);
    case "diagnose":
      return diagnoseIn(open, surroundings);
    case "format":
      return formatIn(open, surroundings);
    default:
      return topic satisfies never;
  }
}
