import { formatNumber } from "../numbers";
import { counted } from "./counted";

/** How far something is that the window waits for. */
export const progress = {
  said({
    stage,
    what,
    done,
    total,
  }: {
    readonly stage: "finding-files" | "reading-files" | "preparing" | "checking" | "recognising" | "writing" | "finding-gaps";
    readonly what: string;
    readonly done: number;
    readonly total: number;
  }): string {
    const ofAll = `${formatNumber(done)} of ${formatNumber(total)}`;
    switch (stage) {
      case "finding-files":
        return done === 0 ? "Looking for files…" : `Looking for files: ${counted(done, "file")} so far…`;
      case "reading-files":
        return total === 0 ? `Reading ${what}…` : `${what === "" ? "Reading" : `Reading ${what}`}: ${ofAll} files…`;
      case "preparing":
        return total === 0 ? `Preparing the rules of ${what}…` : `Preparing the rules of ${what}: ${ofAll} zones…`;
      case "checking":
        return total === 0 ? `Checking ${what}…` : `Checking ${what}: ${ofAll} rules…`;
      case "recognising":
        return "Recognising what the files hold…";
      case "writing":
        return total === 0 ? "Writing…" : `Writing: ${ofAll} files…`;
      case "finding-gaps":
        return "Looking for what is missing…";
      default:
        return stage satisfies never;
    }
  },
} as const;
