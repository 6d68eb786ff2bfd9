/** Marks that turn the direction of writing for all that follows: with one of them, a name could make the words around it say something else. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** `text` with such marks as `\u{202e}`, for what is shown; what is edited keeps them. */
export function withVisibleMarks(text: string): string {
  return text.replace(TURNING, (mark) => `\\u{${mark.charCodeAt(0).toString(16)}}`);
}

const SHOWN = ["children", "title", "alt", "placeholder", "aria-label", "aria-description", "aria-valuetext"];

/** The properties of an element with such marks visible in what of them is shown; the very same object where there are none. */
export function withVisibleMarksIn(properties: unknown): unknown {
  if (typeof properties !== "object" || properties === null) return properties;
  const changed = SHOWN.flatMap((name): readonly (readonly [string, unknown])[] => {
    const before: unknown = Reflect.get(properties, name);
    const after = visible(before);
    return after === before ? [] : [[name, after]];
  });
  return changed.length === 0 ? properties : { ...properties, ...Object.fromEntries(changed) };
}

function visible(value: unknown): unknown {
  if (typeof value === "string") return withVisibleMarks(value);
  if (!Array.isArray(value)) return value;
  const after: readonly unknown[] = value.map(visible);
  return after.some((member, index) => member !== value[index]) ? after : value;
}
