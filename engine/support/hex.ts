/** Two lower-case digits a byte. */
export function encodeHex(bytes: string): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 1) text += bytes.charCodeAt(at).toString(16).padStart(2, "0");
  return text;
}
