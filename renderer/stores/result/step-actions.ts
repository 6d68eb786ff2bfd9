import type { TraceStep } from "../../../engine/contract/index";
import { WORDS } from "../../words/words";
import type { Stores } from "../stores";
import { printAddress } from "../window/address";
import { openInConfiguration } from "../workspace/show-rule";

const words = WORDS.inspector.stepMenu;

/** One thing that can be done with a step; `unavailable` says why not. */
export interface StepAction {
  readonly kind: "action";
  readonly label: string;
  readonly icon: "copy" | "open" | "code";
  readonly unavailable?: string | undefined;
  readonly run: () => void;
}

export interface StepOf {
  readonly step: TraceStep;
  readonly traceId: string | null;
  /** Whether the step's configuration is the one in use, so that its files can be opened. */
  readonly inUse: "yes" | "no";
}

/** What can be taken along of a step, and where it leads. */
export function stepActions(stores: Stores, { step, traceId, inUse }: StepOf): readonly StepAction[] {
  const { source } = step.workbench;
  return [
    {
      kind: "action",
      label: words.copyJson,
      icon: "copy",
      run: () => void copy(stores, JSON.stringify(step, null, 2), words.copiedStep),
    },
    {
      kind: "action",
      label: words.copyLink,
      icon: "open",
      unavailable: traceId === null ? words.saveFirst : undefined,
      run: () => {
        const hash = printAddress({ kind: "trace", traceId: traceId ?? "", step: step.workbench.id });
        void copy(stores, new URL(hash, window.location.href).href, words.copiedLink);
      },
    },
    {
      kind: "action",
      label: words.open,
      icon: "code",
      unavailable: source === null ? words.noFile : inUse === "no" ? words.notInUse : undefined,
      run: () => {
        if (source !== null) void openInConfiguration(stores, source);
      },
    },
  ];
}

async function copy({ notices }: Stores, text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notices.getState().say(words.copied(what));
  } catch {
    notices.getState().fail(words.notCopied);
  }
}
