import type { monaco } from "./monaco";

const NAME = "workbench";

/** Reads the tokens as they are now and gives them to the editor; called again whenever the theme changes. */
export function applyTheme({ editor }: typeof monaco): void {
  const color = createColorReader();
  const dark = isDark(color("--pane"));
  editor.defineTheme(NAME, {
    base: dark ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "", foreground: bare(color("--text")) },
      { token: "string.key.json", foreground: bare(color("--code-word")) },
      { token: "string.value.json", foreground: bare(color("--code-text")) },
      { token: "string", foreground: bare(color("--code-text")) },
      { token: "number", foreground: bare(color("--code-number")) },
      { token: "keyword", foreground: bare(color("--code-word")) },
      { token: "keyword.json", foreground: bare(color("--code-number")) },
      { token: "variable", foreground: bare(color("--code-field")) },
      { token: "delimiter", foreground: bare(color("--text-3")) },
      { token: "function", foreground: bare(color("--code-call")) },
      { token: "list", foreground: bare(color("--code-list")) },
      { token: "comment", foreground: bare(color("--text-3")) },
    ],
    colors: {
      "editor.background": color("--pane"),
      "editor.foreground": color("--text"),
      "editor.lineHighlightBackground": color("--raised"),
      "editor.lineHighlightBorder": color("--raised"),
      "editor.selectionBackground": `${color("--accent")}48`,
      "editor.inactiveSelectionBackground": `${color("--accent")}24`,
      "editorLineNumber.foreground": color("--text-3"),
      "editorLineNumber.activeForeground": color("--text"),
      "editorCursor.foreground": color("--text"),
      "editorIndentGuide.background1": color("--line"),
      "editorIndentGuide.activeBackground1": color("--line-strong"),
      "editorBracketMatch.background": color("--accent-tint"),
      "editorBracketMatch.border": color("--accent"),
      "editorBracketHighlight.foreground1": color("--text-3"),
      "editorBracketHighlight.foreground2": color("--text-3"),
      "editorBracketHighlight.foreground3": color("--text-3"),
      "editorError.foreground": color("--stop"),
      "editorWarning.foreground": color("--warn"),
      "editorInfo.foreground": color("--info"),
      "editorWidget.background": color("--raised"),
      "editorWidget.border": color("--line-strong"),
      "editorHoverWidget.background": color("--raised"),
      "editorHoverWidget.border": color("--line-strong"),
      "editorSuggestWidget.background": color("--raised"),
      "editorSuggestWidget.border": color("--line-strong"),
      "editorSuggestWidget.selectedBackground": color("--accent-tint"),
      "editorSuggestWidget.selectedForeground": color("--text"),
      "editorSuggestWidget.highlightForeground": color("--accent"),
      "editorSuggestWidget.focusHighlightForeground": color("--accent"),
      "menu.background": color("--raised"),
      "menu.foreground": color("--text"),
      "menu.selectionBackground": color("--accent-tint"),
      "menu.selectionForeground": color("--text"),
      "menu.border": color("--line-strong"),
      "input.background": color("--field"),
      "input.border": color("--line-field"),
      "scrollbarSlider.background": `${color("--line-strong")}80`,
      "scrollbarSlider.hoverBackground": color("--line-strong"),
      "scrollbarSlider.activeBackground": color("--line-field"),
      "scrollbar.shadow": color("--line"),
      "diffEditor.insertedLineBackground": `${color("--ok")}1c`,
      "diffEditor.insertedTextBackground": `${color("--ok")}40`,
      "diffEditor.removedLineBackground": `${color("--stop")}1c`,
      "diffEditor.removedTextBackground": `${color("--stop")}40`,
      "diffEditor.border": color("--line"),
      "diffEditor.diagonalFill": color("--line"),
      "diffEditor.unchangedRegionBackground": color("--raised"),
      "diffEditor.unchangedRegionForeground": color("--text-2"),
      focusBorder: color("--accent"),
    },
  });
  editor.setTheme(NAME);
}

/** Calls back whenever another theme holds; returns what ends it. */
export function watchTheme(listener: () => void): () => void {
  const media = window.matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(listener);
  media.addEventListener("change", listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    media.removeEventListener("change", listener);
    observer.disconnect();
  };
}

/** A token's colour as `#rrggbb`: the browser works it out, whichever theme holds. */
function createColorReader(): (token: string) => string {
  const canvas = document.createElement("canvas").getContext("2d");
  const probe = document.createElement("i");
  document.body.append(probe);
  queueMicrotask(() => probe.remove());
  return (token) => {
    probe.style.color = `var(${token})`;
    if (canvas === null) return "#808080";
    canvas.fillStyle = getComputedStyle(probe).color;
    return canvas.fillStyle;
  };
}

function bare(color: string): string {
  return color.replace("#", "");
}

function isDark(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return red + green + blue < 384;
}
