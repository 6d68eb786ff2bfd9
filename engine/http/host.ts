import { lowerAscii } from "../support/ascii";
import { isAscii } from "../support/bytes";
import { encodePunycode } from "./punycode";

export type HostReading = { readonly kind: "host"; readonly host: string } | { readonly kind: "bad-host"; readonly message: string };

/**
 * A host as a browser sends it: lower case, letters beyond ASCII in punycode. IPv6 stands in brackets.
 * Letters, marks and digits of any script are mapped (compatibility form, lower case, then punycode); signs that need the
 * whole IDNA table are refused with the advice to write punycode.
 */
export function parseHost(text: string): HostReading {
  if (text.startsWith("[")) {
    return /^\[[0-9A-Fa-f:.]{2,45}\]$/.test(text)
      ? { kind: "host", host: lowerAscii(text) }
      : bad(`“${text.slice(0, 60)}” is not an IPv6 address.`);
  }
  if (text === "") return bad("There is no host name.");
  if (text.length > 1000) return bad("The host name is too long; 253 characters are the most.");
  const labels: string[] = [];
  for (const label of text.split(/[.\u3002\uff0e\uff61]/)) {
    const written = isAscii(label) ? asciiLabel(label) : punycodeLabel(label);
    if (written === null) return bad(notALabel(label));
    if (written.length > 63) return bad(`“${label.slice(0, 20)}…” is too long: a part of a host name has at most 63 characters.`);
    labels.push(written);
  }
  const last = labels.length - 1;
  if (labels.some((label, index) => label === "" && (index < last || last === 0)))
    return bad(`“${text.slice(0, 60)}” has an empty part between its dots.`);
  const host = labels.join(".");
  return host.length > 254 ? bad("The host name is too long; 253 characters are the most.") : { kind: "host", host };
}

function asciiLabel(label: string): string | null {
  return /^[A-Za-z0-9_-]*$/.test(label) ? lowerAscii(label) : null;
}

function punycodeLabel(label: string): string | null {
  const mapped = Array.from(label.normalize("NFKC"), (character) => character.toLowerCase())
    .join("")
    .normalize("NFC");
  if (isAscii(mapped)) return asciiLabel(mapped);
  return /^[\p{L}\p{M}\p{N}_-]+$/u.test(mapped) && !/^\p{M}/u.test(mapped) ? `xn--${encodePunycode(mapped)}` : null;
}

function notALabel(label: string): string {
  return isAscii(label)
    ? `“${label.slice(0, 60)}” cannot stand in a host name; letters, digits, “-” and “_” can.`
    : `“${label.slice(0, 60)}” cannot be turned into a host name here; write that part in punycode (xn--…).`;
}

function bad(message: string): HostReading {
  return { kind: "bad-host", message };
}
