import { traceName } from "../../stores/result/send-trace";
import type { Stores } from "../../stores/stores";
import { messageOf } from "../../stores/support/message-of";
import { readTraceText } from "../../stores/trace/trace-text";
import { saveFile } from "../../ui/save-file";
import { WORDS } from "../../words/words";

/** Opens a trace's file from anywhere: with the host's dialog, or with the browser's. It stays without a file until it is saved. */
export async function openTraceFile(stores: Pick<Stores, "workspace" | "notices" | "layout" | "trace" | "whatIf">): Promise<void> {
  const { workspace, notices } = stores;
  if (workspace.getState().host?.capabilities.openTraceDialog.kind === "yes") {
    await workspace
      .getState()
      .chooseTrace()
      .catch((error: unknown) => notices.getState().fail(messageOf(error)));
    return;
  }
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.addEventListener("change", () => {
    const file = input.files?.[0];

    if (file !== undefined) takeFile(stores, file).catch((error: unknown) => notices.getState().fail(messageOf(error)));
  });
  input.click();
}

async function takeFile(
  { notices, layout, trace, whatIf }: Pick<Stores, "notices" | "layout" | "trace" | "whatIf">,
  file: File,
): Promise<void> {
  const reading = readTraceText(await file.text());
  if (reading.kind === "invalid") {
    notices.getState().fail(WORDS.program.notTrace(file.name, reading.problem.message));
    return;
  }
  whatIf.getState().close();
  layout.getState().goTo("trace");
  trace.getState().startNew(reading.saved, "");
}

/** Gives the trace on screen out as a file, with what is not saved yet. */
export function downloadTrace({ trace }: Pick<Stores, "trace">): void {
  const { document: shown } = trace.getState();
  if (shown === null) return;
  saveFile({
    fileName: `${traceName(shown.saved).replace(/[^\p{L}\p{N}]+/gu, "-")}.trace.json`,
    mediaType: "application/json",
    text: shown.validText,
  });
}
