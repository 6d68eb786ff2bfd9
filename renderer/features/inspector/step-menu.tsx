import type { TraceStep } from "../../../engine/contract/index";
import { printAddress } from "../../stores/address";
import { useStores, useTrace } from "../../stores/context";
import { IconButton } from "../../ui/icon-button";
import { Menu } from "../../ui/menu";

/** What can be taken along of a step. */
export function StepMenu({ step }: { readonly step: TraceStep }) {
  const { notices } = useStores();
  const traceId = useTrace((state) => state.document?.traceId ?? null);

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
      ]}
      trigger={<IconButton icon="more" label="Step actions" />}
    />
  );
}
