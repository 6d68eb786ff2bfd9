import styles from "./code.module.css";
import { type ExpressionTokenKind, expressionTokens } from "./expression-tokens";

const CLASSES: Readonly<Record<ExpressionTokenKind, string | undefined>> = {
  field: styles.field,
  word: styles.word,
  call: styles.call,
  text: styles.text,
  number: styles.number,
  list: styles.list,
  mark: styles.mark,
  space: undefined,
};

/** An expression to read, coloured as in the editor. */
export function ExpressionText({ text }: { readonly text: string }) {
  return (
    <code className={styles.expression}>
      {expressionTokens(text).map((token, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
        <span key={index} className={CLASSES[token.kind]}>
          {token.text}
        </span>
      ))}
    </code>
  );
}
