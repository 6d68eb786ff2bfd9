import type { TraceStep } from "../../../engine/contract/index";
import { printAddress } from "../../stores/address";
import { useStores } from "../../stores/context";
import { openInConfiguration } from "../../stores/show-rule";
import { IconButton } from "../../ui/icon-button";
import { Menu } from "../../ui/menu";

export interface StepMenuProps {
  readonly step: TraceStep;
  readonly traceId: string | null;
  /** Whether the step's configuration is the one in use, so that its files can be opened. */
  readonly inUse: "yes" | "no";
}

/** What can be taken along of a step, and where it leads. */
export function StepMenu({ step, traceId, inUse }: StepMenuProps) {
  const stores = useStores();
  const { notices } = stores;
  const { source } = step.workbench;

  async function copy(text: string, what: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      notices.getState().say(`Copied: ${what}.`);
    } catch {
      notices.getState().fail("Not copied: the clipboard is not open to this page.");
    }
  }

  return (
    <Menu
      label="Step actions"
      entries={[
        {
          kind: "action",
          label: "Copy step as JSON",
          icon: "copy",
          run: () => void copy(JSON.stringify(step, null, 2), "the step, with everything below it"),
        },
        {
          kind: "action",
          label: "Copy link to step",
          icon: "open",
          unavailable: traceId === null ? "Save the trace first: a link leads to a file." : undefined,
          run: () => {
            const hash = printAddress({ kind: "trace", traceId: traceId ?? "", step: step.workbench.id });
            void copy(new URL(hash, window.location.href).href, "a link to this step, for this workspace");
          },
        },
        {
          kind: "action",
          label: "Open in configuration",
          icon: "code",
          unavailable:
            source === null
              ? "It stands in no file: nobody wrote it down."
              : inUse === "no"
                ? "Only the configuration in use can be opened."
                : undefined,
          run: () => {
            if (source !== null) void openInConfiguration(stores, source);
          },
        },
      ]}
      trigger={<IconButton icon="more" label="Step actions" />}
    />
  );
}
