import { formatNumber } from "../numbers";

export const ui = {
  combobox: {
    more: (count: number) => `${formatNumber(count)} more; type to find them`,
    choices: "Choices",
  },
  keyHint: {
    ctrl: "Ctrl",
  },
  dialog: {
    close: "Close",
  },
  field: {
    reset: "Reset",
    resetHint: "Not the default: set it back",
  },
  pane: {
    unsavedChanges: "Unsaved changes",
    unsaved: "unsaved",
  },
} as const;
