import type { EditMark } from "../../../engine/contract/index";
import type { Tone } from "../../ui/badge";
import type { IconName } from "../../ui/icons";

/** A mark is never its colour alone. */
export const EDIT_LOOKS: Readonly<Record<EditMark, { readonly icon: IconName; readonly tone: Tone | null }>> = {
  added: { icon: "plus", tone: "ok" },
  removed: { icon: "minus", tone: "stop" },
  changed: { icon: "diamond-change", tone: "warn" },
  moved: { icon: "swap", tone: "info" },
  enabled: { icon: "check", tone: "ok" },
  disabled: { icon: "eye-crossed", tone: "stop" },
};
