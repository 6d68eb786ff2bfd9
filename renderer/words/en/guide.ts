export const guide = {
  name: "Guided start",
  count: (at: number, of: number) => `${at} of ${of}`,
  next: "Next",
  done: "Done",
  skip: "Skip guide",
  steps: [
    {
      title: "Send a request",
      words: "“Send trace” runs the open request. Nothing leaves this machine.",
    },
    {
      title: "See why",
      words: "The first line says who decided, each step below it why.",
    },
    {
      title: "Try a change",
      words: "“Edit rule” saves nothing, and the result follows while you type.",
    },
  ],
} as const;
