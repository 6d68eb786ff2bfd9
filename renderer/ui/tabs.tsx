import { Tabs as Parts } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./tabs.module.css";

export interface TabsProps<Value extends string> {
  readonly value: Value;
  readonly tabs: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
  readonly children: ReactNode;
}

/** Holds `TabList` and `TabContent`s; arrows move between the tabs. */
export function Tabs<Value extends string>({ value, tabs, onChoose, children }: TabsProps<Value>) {
  return (
    <Parts.Root
      className={styles.root}
      value={value}
      onValueChange={(chosen) => {
        const tab = tabs.find((candidate) => candidate.value === chosen);
        if (tab !== undefined) onChoose(tab.value);
      }}
    >
      {children}
    </Parts.Root>
  );
}

export function TabList({
  label,
  tabs,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly value: string; readonly label: string }[];
}) {
  return (
    <Parts.List className={styles.list} aria-label={label}>
      {tabs.map((tab) => (
        <Parts.Trigger key={tab.value} className={styles.tab} value={tab.value}>
          {tab.label}
        </Parts.Trigger>
      ))}
    </Parts.List>
  );
}

/** `keep`: stays as it is while another tab is shown. */
export function TabContent({
  value,
  keep = "no",
  children,
}: {
  readonly value: string;
  readonly keep?: "yes" | "no";
  readonly children: ReactNode;
}) {
  return (
    <Parts.Content className={styles.content} value={value} tabIndex={-1} {...(keep === "yes" ? { forceMount: true } : {})}>
      {children}
    </Parts.Content>
  );
}
