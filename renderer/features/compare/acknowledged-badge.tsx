import type { JudgedComparison } from "../../../engine/contract/index";
import { Badge } from "../../ui/badge";

/** Says that somebody accepted the difference on purpose, or had until a day that has passed. */
export function AcknowledgedBadge({ each: { acknowledgement } }: { readonly each: JudgedComparison }) {
  if (acknowledgement.kind === "none") return null;
  if (acknowledgement.kind === "expired")
    return (
      <Badge tone="warn" icon="warning" title={`${acknowledgement.reason} (until ${acknowledgement.until})`}>
        expired
      </Badge>
    );
  return (
    <Badge icon="check" title={`${acknowledgement.reason} (until ${acknowledgement.until})`}>
      intended
    </Badge>
  );
}
