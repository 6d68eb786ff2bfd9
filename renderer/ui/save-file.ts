/** Hands a text to the browser as a download. */
export function saveFile({
  fileName,
  mediaType,
  text,
}: {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
}): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has begun by then; the text must not stay in memory.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
