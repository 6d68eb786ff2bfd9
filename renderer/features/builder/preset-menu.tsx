import { useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { Menu } from "../../ui/menu";
import { WORDS } from "../../words/words";
import { describePreset, PRESETS, presetChanges } from "./presets";
import { useSaved } from "./use-saved";

const words = WORDS.builder.presetMenu;

const PRESET_WORDS = {
  heading: words.label,
  nothing: words.already,
  done: (name: string, changed: string) => (changed === "" ? words.saysAlready(name) : words.taken(name, changed)),
} as const;

/** Headers and bot score of a usual kind of client, in one step that undo takes back. */
export function PresetMenu() {
  const { trace, notices } = useStores();
  const saved = useSaved();
  return (
    <Menu
      label={words.askAs}
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
          {words.openPresets}
        </Button>
      }
    />
  );
}
