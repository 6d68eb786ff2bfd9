import styles from "./button.module.css";

/** A key hint; hidden from names, because the shortcut is announced by the control itself. */
export function Kbd({ children }: { readonly children: string }) {
  return (
    <kbd className={styles.kbd} aria-hidden="true">
      {children}
    </kbd>
  );
}
