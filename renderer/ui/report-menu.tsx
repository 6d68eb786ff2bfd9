import { WORDS } from "../words/words";
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
      label={WORDS.reports.save}
      entries={formats.map(({ format, label }) => ({ kind: "action", label, icon: "save", run: () => onSave(format) }))}
      trigger={look === "icon" ? <IconButton icon="save" label={WORDS.reports.save} /> : <Button size="small">{WORDS.reports.save}</Button>}
    />
  );
}
