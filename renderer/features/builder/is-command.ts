/** Whether a text is a command that sends a request, as browsers copy it: `curl …`, also behind a prompt or a path. */
export function isCommand(text: string): boolean {
  return /^\s*(?:\$\s*)?(?:\S*[\\/])?curl(?:\.exe)?\s/i.test(text);
}
