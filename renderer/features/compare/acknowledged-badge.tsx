import type { JudgedComparison } from "../../../engine/contract/index";
import { Badge } from "../../ui/badge";
import { WORDS } from "../../words/words";

const words = WORDS.compare.acknowledgedBadge;

/** Says that somebody accepted the difference on purpose, or had until a day that has passed. */
export function AcknowledgedBadge({ each: { acknowledgement } }: { readonly each: JudgedComparison }) {
  if (acknowledgement.kind === "none") return null;
  if (acknowledgement.kind === "expired")
    return (
      <Badge tone="warn" icon="warning" title={words.until(acknowledgement.reason, acknowledgement.until)}>
        {words.expired}
      </Badge>
    );
  return (
    <Badge icon="check" title={words.until(acknowledgement.reason, acknowledgement.until)}>
      {words.intended}
    </Badge>
  );
}
