import type { ElementType, Key, ReactElement } from "react";
import { jsx as createElement, jsxs as createElements, Fragment } from "react/jsx-runtime";
import { withVisibleMarksIn } from "./visible-marks";

/** React's own way to make elements, as the build has all files make theirs: what stands in the page has no mark that turns the writing. */
export { Fragment };

export function jsx(type: ElementType, properties: unknown, key?: Key): ReactElement {
  return createElement(type, isShown(type) ? withVisibleMarksIn(properties) : properties, key);
}

export function jsxs(type: ElementType, properties: unknown, key?: Key): ReactElement {
  return createElements(type, isShown(type) ? withVisibleMarksIn(properties) : properties, key);
}

/** What a component is given goes on to elements, where it is looked at. */
function isShown(type: unknown): boolean {
  return typeof type === "string" || type === Fragment;
}
