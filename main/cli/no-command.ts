import { stat } from "node:fs/promises";
import { nearestNames } from "../../engine/language/scheme";
import { Failure } from "./failure";

/**
 * Fails where what was given in place of a command is neither one nor a path that is there: with the command that was probably meant, if one is near.
 * A path with a separator or a point is left to whoever opens it.
 */
export async function refuseNoCommand(given: readonly string[], commands: readonly string[]): Promise<void> {
  const [word, ...further] = given;
  if (word === undefined) return;
  const isPlace = /[\\/.:]/.test(word) || (await isThere(word));
  if (isPlace && further.length === 0) return;
  if (isPlace) throw new Failure(`too many arguments: one workspace is opened, and ${given.length} are given`);
  const [near] = nearestNames(word, commands);
  const meant = near === undefined ? `the commands are ${commands.join(", ")}` : `did you mean “${near}”?`;
  throw new Failure(`“${word}” is no command, and no folder that is there: ${meant}`);
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
