export const host = {
  connectionLost: "The connection to the workbench was lost; it is being restored.",
  cancelled: "This was cancelled.",
} as const;
