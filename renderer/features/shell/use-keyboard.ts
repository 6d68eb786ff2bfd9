import { useEffect } from "react";
import { tinykeys } from "tinykeys";
import { useStores } from "../../stores/context";
import { isDialogOpen, listCommands, runCommand } from "./commands";

/** Commands that act on what has the focus: the library's files, the trace, the rules, or a text field that is none of these. */
const BY_FOCUS: Readonly<Record<string, string>> = { undo: "undo-files", redo: "redo-files" };

/** The window's own keys. They are taken before anything inside the window sees them. */
export function useKeyboard(): void {
  const stores = useStores();
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {
      "$mod+k": (event) => {
        take(event);
        if (isDialogOpen(stores)) return;
        const { over, put } = stores.layout.getState();
        put(over?.kind === "palette" ? null : { kind: "palette" });
      },
    };
    for (const { id, keys, desktopKeys } of listCommands(stores)) {
      const act = (event: KeyboardEvent): void => {
        const inFiles = BY_FOCUS[id];
        if (hasOwnKey(event.target, keys) || (id === "next-finding" && isInEditor(event.target))) return;
        const place = inFiles === undefined ? "anywhere" : placeOf(event.target);
        if (place === "text") return;
        if (isDialogOpen(stores) || document.querySelector('[role="dialog"][data-state="open"]') !== null) {
          // The dialog may know the key; the browser must not.
          event.preventDefault();
          return;
        }
        take(event);
        const meant = place === "files" && inFiles !== undefined ? inFiles : id;
        runCommand(stores, meant);
      };
      if (keys !== undefined) bindings[keys] = act;
      for (const key of desktopKeys ?? []) {
        bindings[key] = (event) => {
          if (stores.workspace.getState().host?.carrier === "electron") act(event);
        };
      }
    }
    return tinykeys(window, bindings, { capture: true });
  }, [stores]);
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** A list that does something of its own with the key says so. */
function hasOwnKey(target: EventTarget | null, keys: string | undefined): boolean {
  if (!(target instanceof Element) || keys === undefined) return false;
  return target.closest("[data-own-keys]")?.getAttribute("data-own-keys")?.split(" ").includes(keys) === true;
}

/** There F8 goes through the problems of the text. */
function isInEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".monaco-editor") !== null;
}

/** `text`: it takes back its own typing. A field of the trace or of a rule is no such: there the whole document goes a step back. */
function placeOf(target: EventTarget | null): "files" | "text" | "anywhere" {
  if (!(target instanceof Element)) return "anywhere";
  if (target.closest("[role='dialog']") !== null) return "text";
  const area = target.closest("[data-undo]")?.getAttribute("data-undo") ?? null;
  if (target.closest(".monaco-editor") !== null) return area === "trace" ? "anywhere" : "text";
  if (area === "files") return "files";
  return area === null && target.matches("input,textarea") ? "text" : "anywhere";
}
