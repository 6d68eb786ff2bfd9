import { Fragment } from "react";

/** Text in which `backticks` hold code. */
export function SentenceText({ text }: { readonly text: string }) {
  return (
    <>
      {text.split("`").map((part, at) => (
        // Parts of a sentence never move.
        <Fragment key={`${at} ${part}`}>{at % 2 === 1 ? <code>{part}</code> : part}</Fragment>
      ))}
    </>
  );
}
