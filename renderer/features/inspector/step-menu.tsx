import type { TraceStep } from "../../../engine/contract/index";
import { printAddress } from "../../stores/address";
import { useStores } from "../../stores/context";
import { openInConfiguration } from "../../stores/show-rule";
import { IconButton } from "../../ui/icon-button";
import { Menu } from "../../ui/menu";
import { WORDS } from "../../words/words";

const words = WORDS.inspector.stepMenu;

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
      notices.getState().fail(words.notCopiedTheClipboardIs);
    }
  }

  return (
    <Menu
      label={words.stepActions}
      entries={[
        {
          kind: "action",
          label: words.copyStepAsJson,
          icon: "copy",
          run: () => void copy(JSON.stringify(step, null, 2), words.theStepWithEverythingBelow),
        },
        {
          kind: "action",
          label: words.copyLinkToStep,
          icon: "open",
          unavailable: traceId === null ? words.saveTheTraceFirstA : undefined,
          run: () => {
            const hash = printAddress({ kind: "trace", traceId: traceId ?? "", step: step.workbench.id });
            void copy(new URL(hash, window.location.href).href, words.aLinkToThisStep);
          },
        },
        {
          kind: "action",
          label: words.openInConfiguration,
          icon: "code",
          unavailable: source === null ? words.itStandsInNoFile : inUse === "no" ? words.onlyTheConfigurationInUse : undefined,
          run: () => {
            if (source !== null) void openInConfiguration(stores, source);
          },
        },
      ]}
      trigger={<IconButton icon="more" label={words.stepActions} />}
    />
  );
}
