import { createElement, Fragment, type ReactNode } from "react";

/** Draws a sentence whose parts come in the order of the user's language. */
export function Spoken({ parts }: { readonly parts: readonly ReactNode[] }) {
  return createElement(Fragment, null, ...parts);
}

/** How the part of a sentence that counts most is drawn. */
export function bold(said: string) {
  return <b>{said}</b>;
}
