import { useEffect, useState } from "react";
import { IconButton } from "../../ui/icon-button";
import { WORDS } from "../../words/words";

const words = WORDS.inspector.copyButton;

/** Milliseconds the button says that it copied. */
const SAID_FOR = 1500;

/** Puts text on the clipboard, and says so in its own place. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");

  useEffect(() => {
    if (copied === "no") return undefined;
    const timer = setTimeout(() => setCopied("no"), SAID_FOR);
    return () => clearTimeout(timer);
  }, [copied]);

  function copy(): void {
    navigator.clipboard.writeText(text).then(
      () => setCopied("yes"),
      () => setCopied("refused"),
    );
  }

  const title = copied === "yes" ? words.copied : copied === "refused" ? words.notCopied : label;
  return <IconButton icon={copied === "yes" ? "check" : copied === "refused" ? "x" : "copy"} label={label} title={title} onClick={copy} />;
}
