import { useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { Menu } from "../../ui/menu";
import { describePreset, PRESETS, presetChanges } from "./presets";
import { useSaved } from "./use-saved";

const PRESET_WORDS = {
  heading: "What a kind of client would change",
  nothing: "Asks so already",
  done: (name: string, changed: string) =>
    changed === "" ? `It asks as ${name} already.` : `Asks as ${name}: ${changed}. Undo brings back what was there.`,
} as const;

/** Headers and bot score of a usual kind of client, in one step that undo takes back. */
export function PresetMenu() {
  const { trace, notices } = useStores();
  const saved = useSaved();
  return (
    <Menu
      label="Ask as"
      entries={[
        { kind: "heading", label: PRESET_WORDS.heading },
        ...PRESETS.map(
          (preset) =>
            ({
              kind: "action",
              label: preset.name,
              note: describePreset(saved, preset) || PRESET_WORDS.nothing,
              run: () => {
                const told = describePreset(saved, preset);
                trace.getState().change(presetChanges(saved, preset));
                notices.getState().say(PRESET_WORDS.done(preset.name, told));
              },
            }) as const,
        ),
      ]}
      trigger={
        <Button look="quiet" size="small">
          Ask as…
        </Button>
      }
    />
  );
}
