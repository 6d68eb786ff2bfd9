/** What a file system said, as the second half of a sentence for a person: `“x” ${reasonOf(error)}`. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS.get(code) ?? `could not be used (${code})`;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown error";
}

export function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === "ENOENT" || code === "ENOTDIR";
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "is not there"],
  ["ENOTDIR", "is not there: a part of its path is not a folder"],
  ["EACCES", "may not be used: its permissions do not allow it. Change them, or save somewhere else"],
  ["EPERM", "may not be used: the system does not permit it. Close what uses it, or save somewhere else"],
  ["EREADONLY", "is read-only. Make it writable, or save under another name"],
  ["EISDIR", "is a folder"],
  ["EROFS", "is on a disk that cannot be written"],
  ["ENOSPC", "could not be written: the disk is full. Free some space and save again"],
  ["EDQUOT", "could not be written: your disk quota is used up. Free some space and save again"],
  ["EBUSY", "is in use by another program. Close it there and try again"],
  ["EIO", "could not be used: the disk reported a fault. Save somewhere else and check the disk"],
  ["EMFILE", "could not be opened: too many files are open"],
  ["ENAMETOOLONG", "has too long a name"],
  ["ELOOP", "is a symbolic link that leads nowhere"],
  ["EEXIST", "is there already"],
  ["EXDEV", "could not be moved: it is on another disk"],
]);
