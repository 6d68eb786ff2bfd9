/** What this host can do; asking for what it cannot is refused with the reason given here. */
export interface Capabilities {
  readonly openFolderDialog: Capability;
  readonly openTraceDialog: Capability;
  readonly revealInFolder: Capability;
  readonly secrets: Capability;
}

export type Capability = { readonly kind: "yes" } | { readonly kind: "no"; readonly reason: string };
