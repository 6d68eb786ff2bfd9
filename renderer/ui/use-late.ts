import { useEffect, useState } from "react";

/** Milliseconds that something may take before anybody is told: what is quick shows nothing and moves nothing. */
const LATE_AFTER = 300;

/** Whether something has gone on for so long that its progress is to be shown. */
export function useLate(state: "going-on" | "at-rest"): "yes" | "no" {
  const [late, setLate] = useState<"yes" | "no">("no");
  useEffect(() => {
    if (state === "at-rest") return undefined;
    const timer = window.setTimeout(() => setLate("yes"), LATE_AFTER);
    return () => {
      window.clearTimeout(timer);
      setLate("no");
    };
  }, [state]);
  return late;
}
