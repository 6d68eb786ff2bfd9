import { Tooltip as Parts } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import styles from "./popup.module.css";

export interface TooltipProps {
  readonly content: ReactNode;
  /** One element that takes a ref and can be focused or hovered. */
  readonly children: ReactElement;
  readonly side?: "top" | "bottom" | "left" | "right";
}

/** More about something, on hover and on focus; never the only place of a fact. `TooltipProvider` stands above it. */
export function Tooltip({ content, children, side = "top" }: TooltipProps) {
  return (
    <Parts.Root>
      <Parts.Trigger asChild>{children}</Parts.Trigger>
      <Parts.Portal>
        <Parts.Content className={styles.tip} side={side} sideOffset={4} collisionPadding={8}>
          {content}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}

export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Parts.Provider delayDuration={320} skipDelayDuration={160}>
      {children}
    </Parts.Provider>
  );
}
