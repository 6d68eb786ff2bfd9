import type { JsonObject } from "../../../engine/contract/index";
import { WORDS } from "../../words/words";
import { type JsonToken, jsonTokens } from "./json-tokens";
import styles from "./json-view.module.css";

const words = WORDS.inspector.jsonView;

const COLOURS: Readonly<Record<JsonToken["kind"], string | undefined>> = {
  key: styles.key,
  text: styles.text,
  number: styles.number,
  word: styles.number,
  plain: undefined,
};

/** A rule as it stands in its file. */
export function JsonView({ json }: { readonly json: JsonObject }) {
  return (
    // Focusable, so that keys can scroll it.
    <pre className={styles.json} tabIndex={0} role="group" aria-label={words.ruleJson}>
      {placed(jsonTokens(JSON.stringify(json, null, 2))).map(({ at, token }) =>
        token.kind === "plain" ? (
          token.text
        ) : (
          <span key={at} className={COLOURS[token.kind]}>
            {token.text}
          </span>
        ),
      )}
    </pre>
  );
}

function placed(tokens: readonly JsonToken[]): readonly { readonly at: number; readonly token: JsonToken }[] {
  return tokens.map((token, at) => ({ at, token }));
}
