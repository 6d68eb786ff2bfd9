export const guide = {
  name: "Guided start",
  count: (at: number, of: number) => `${at} of ${of}`,
  next: "Next",
  done: "Done",
  skip: "Skip guide",
  steps: [
    {
      title: "Send a request",
      words: "“Send trace” leads the open request through the configuration; nothing leaves this machine.",
    },
    {
      title: "See why",
      words: "The first line says who decided. Choose a step: its conditions, values and effects stand beside or below it.",
    },
    {
      title: "Try a change",
      words: "“Edit rule” changes a rule without saving, and the result follows. “Compare” tries a whole new configuration.",
    },
  ],
} as const;
