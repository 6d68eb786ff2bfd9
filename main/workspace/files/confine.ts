import { realpath } from "node:fs/promises";
import path from "node:path";
import { Refused } from "../../../engine/contract/refused";
import { isMissing, reasonOf } from "./file-error";

/**
 * The absolute path of `relative` (POSIX separators) below `root`, links resolved, for a file that may not be there yet.
 * Refuses whatever would leave `root`: absolute paths, `..`, links that lead outside. `root` is a real path.
 */
export async function confine(root: string, relative: string): Promise<string> {
  const wrong = relative
    .split("/")
    .map(unsafePart)
    .find((reason) => reason !== null);
  if (wrong !== undefined && wrong !== null) throw new Refused("invalid-request", `“${relative}” cannot be used as a name: ${wrong}`);
  const target = path.join(root, ...relative.split("/"));
  const real = await realAncestor(target, relative);
  if (!isInside(root, real)) throw new Refused("invalid-request", `“${relative}” leads out of the workspace by a link; it is left alone`);
  return target;
}

/** Why `name` would be a bad name for a new file or folder on any of the systems a workspace may travel to; `null` where it is fine. */
export function unportableName(name: string): string | null {
  if (/[<>:"|?*]/.test(name)) return 'names must not hold any of < > : " | ? *';
  if (/[. ]$/.test(name)) return "names must not end with a dot or a space";
  if (/^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i.test(name)) return "Windows keeps this name for a device";
  if (Buffer.byteLength(name) > 200) return "names must not be longer than 200 bytes";
  return unsafePart(name);
}

export function isInside(root: string, target: string): boolean {
  const between = path.relative(root, target);
  return between === "" || !(between === ".." || between.startsWith(`..${path.sep}`) || path.isAbsolute(between));
}

function unsafePart(part: string): string | null {
  if (part === "") return "a part of the path is empty";
  if (part === "." || part === "..") return "“.” and “..” are not allowed";
  if (/\p{Cc}/u.test(part)) return "it holds control characters";
  if (part.includes("\\")) return "it holds a backslash";
  if (process.platform === "win32" && (part.includes(":") || /[. ]$/.test(part))) return "Windows reads it as something else";
  return null;
}

/** The real path of `target`, or, where it does not exist, of the nearest folder above that does. */
async function realAncestor(target: string, relative: string): Promise<string> {
  try {
    return await realpath(target);
  } catch (error) {
    if (!isMissing(error)) throw new Refused("unreadable", `“${relative}” ${reasonOf(error)}`);
    const parent = path.dirname(target);
    return parent === target ? parent : realAncestor(parent, relative);
  }
}
