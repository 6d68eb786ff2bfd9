import { useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { Menu } from "../../ui/menu";
import { PRESETS, presetChanges } from "./presets";
import { useSaved } from "./use-saved";

/** Headers and bot score of a usual kind of client, in one step that undo takes back. */
export function PresetMenu() {
  const { trace, notices } = useStores();
  const saved = useSaved();
  return (
    <Menu
      label="Ask as"
      entries={[
        { kind: "heading", label: "Headers and bot score of a" },
        ...PRESETS.map(
          (preset) =>
            ({
              kind: "action",
              label: preset.name,
              note: preset.headers["user-agent"] ?? "",
              run: () => {
                trace.getState().change(presetChanges(saved, preset));
                notices.getState().say(`Asks as: ${preset.name}. Undo brings back what was there.`);
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
