import { Button } from "./button";
import { IconButton } from "./icon-button";
import { Menu } from "./menu";

export interface ReportMenuProps<Format extends string> {
  readonly formats: readonly { readonly format: Format; readonly label: string }[];
  readonly look?: "button" | "icon";
  readonly onSave: (format: Format) => void;
}

/** The forms in which something can be saved as a file. */
export function ReportMenu<Format extends string>({ formats, look = "button", onSave }: ReportMenuProps<Format>) {
  return (
    <Menu
      label="Save report"
      entries={formats.map(({ format, label }) => ({ kind: "action", label, icon: "save", run: () => onSave(format) }))}
      trigger={look === "icon" ? <IconButton icon="save" label="Save report" /> : <Button size="small">Save report</Button>}
    />
  );
}
