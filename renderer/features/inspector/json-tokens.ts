export interface JsonToken {
  readonly kind: "key" | "text" | "number" | "word" | "plain";
  readonly text: string;
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;

/** Cuts printed JSON into pieces that an editor would colour; joined they are the text again. */
export function jsonTokens(json: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  let from = 0;
  for (const match of json.matchAll(TOKEN)) {
    if (match.index > from) tokens.push({ kind: "plain", text: json.slice(from, match.index) });
    const [whole, quoted, colon] = match;
    if (quoted === undefined) tokens.push({ kind: /^[tfn]/.test(whole) ? "word" : "number", text: whole });
    else if (colon === undefined) tokens.push({ kind: "text", text: quoted });
    else tokens.push({ kind: "key", text: quoted }, { kind: "plain", text: colon });
    from = match.index + whole.length;
  }
  if (from < json.length) tokens.push({ kind: "plain", text: json.slice(from) });
  return tokens;
}
