import { WORDS } from "../words/words";

const words = WORDS.ui.keyHint;
const APPLE = /mac|iphone|ipad/i;

const SIGNS: Readonly<Record<string, readonly [apple: string, other: string]>> = {
  $mod: ["⌘", words.ctrl],
  Shift: ["⇧", "Shift"],
  Alt: ["⌥", "Alt"],
  Enter: ["↵", "↵"],
  Control: ["⌃", words.ctrl],
  PageDown: ["PgDn", "PgDn"],
  PageUp: ["PgUp", "PgUp"],
};

/** How this platform writes a key binding: `$mod+Enter` is ⌘↵ on a Mac and Ctrl+↵ elsewhere. */
export function keyHint(binding: string, platform: string = navigator.platform): string {
  const apple = APPLE.test(platform);
  const keys = binding
    .split("+")
    .map((key) => SIGNS[key]?.[apple ? 0 : 1] ?? (key.length === 1 ? key.toUpperCase() : key.replace(/^Key(?=[A-Z]$)/, "")));
  return keys.join(apple ? "" : "+");
}
