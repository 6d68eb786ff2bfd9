import { Dialog as Parts } from "radix-ui";
import type { ReactNode } from "react";
import { WORDS } from "../words/words";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";
import styles from "./popup.module.css";
import { useReturnFocus } from "./return-focus";

const words = WORDS.ui.dialog;

export interface DialogProps {
  readonly title: string;
  readonly width?: "normal" | "narrow" | "broad" | "wide";
  readonly onClose: () => void;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

const WIDTHS = { normal: undefined, narrow: styles.narrow, broad: styles.broad, wide: styles.wide } as const;

/** A pane over the window, shown while it is rendered. Escape and the veil close it; focus goes back to where it was. */
export function Dialog({ title, width = "normal", onClose, footer, children }: DialogProps) {
  const returnFocus = useReturnFocus();
  return (
    <Parts.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Parts.Portal>
        <Parts.Overlay className={styles.veil} />
        <Parts.Content
          className={classNames(styles.dialog, WIDTHS[width])}
          aria-describedby={undefined}
          onOpenAutoFocus={focusContent}
          onCloseAutoFocus={returnFocus}
        >
          <header className={styles.dialogHead}>
            <Parts.Title>{title}</Parts.Title>
            <Parts.Close asChild>
              <IconButton icon="x" label={words.close} />
            </Parts.Close>
          </header>
          <div className={styles.dialogBody}>{children}</div>
          {footer === undefined ? null : <footer className={styles.dialogFoot}>{footer}</footer>}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}

/** The dialog itself takes the focus, unless a field in it asked for it: no button is chosen by opening. */
function focusContent(event: Event): void {
  event.preventDefault();
  const { currentTarget } = event;
  if (currentTarget instanceof HTMLElement && !currentTarget.contains(document.activeElement)) currentTarget.focus();
}
