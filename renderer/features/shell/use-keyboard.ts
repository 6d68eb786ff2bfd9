import { useEffect } from "react";
import { tinykeys } from "tinykeys";
import { useStores } from "../../stores/context";
import { listCommands } from "./commands";

/** Commands that a text field or the editor has a meaning of its own for. */
const LEFT_TO_EDITOR = new Set(["undo", "redo"]);

/** The window's own keys. They are taken before anything inside the window sees them. */
export function useKeyboard(): void {
  const stores = useStores();
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {
      "$mod+k": (event) => {
        take(event);
        const { over, put } = stores.layout.getState();
        put(over?.kind === "palette" ? null : { kind: "palette" });
      },
    };
    for (const { id, keys, desktopKeys } of listCommands(stores)) {
      const act = (event: KeyboardEvent): void => {
        if (LEFT_TO_EDITOR.has(id) && isInEditor(event.target)) return;
        take(event);
        const command = listCommands(stores).find((candidate) => candidate.id === id);
        if (command !== undefined && command.unavailable === undefined) command.run();
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

function isInEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".monaco-editor, [role='dialog']") !== null;
}
