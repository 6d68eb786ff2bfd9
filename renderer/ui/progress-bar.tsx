import styles from "./states.module.css";

/** A 2 px bar at the top of the nearest positioned pane; it shows only after 300 ms, so that what is quick does not flicker. */
export function ProgressBar({ label }: { readonly label: string }) {
  return <div className={styles.bar} role="progressbar" aria-label={label} />;
}
