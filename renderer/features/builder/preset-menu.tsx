import { useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { Menu } from "../../ui/menu";
import { WORDS } from "../../words/words";
import { describePreset, PRESETS, presetChanges } from "./presets";
import { useSaved } from "./use-saved";

const words = WORDS.builder.presetMenu;

/** Headers and bot score of a usual kind of client, in one step that undo takes back. */
export function PresetMenu() {
  const { trace, notices } = useStores();
  const saved = useSaved();
  return (
    <Menu
      label={words.askAs}
      entries={[
        { kind: "heading", label: words.label },
        ...PRESETS.map(
          (preset) =>
            ({
              kind: "action",
              label: preset.name,
              note: describePreset(saved, preset) || words.already,
              run: () => {
                const told = describePreset(saved, preset);
                trace.getState().change(presetChanges(saved, preset));
                notices.getState().say(told === "" ? words.saysAlready(preset.name) : words.taken(preset.name, told));
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
