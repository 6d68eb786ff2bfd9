/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2). */
const ROUND_WORDS = Uint32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
  0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
  0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
  0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
  0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
  0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);

/** The same of the square roots of the first eight primes: the hash before any input. */
const FIRST_HASH = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19] as const;

const BLOCK_BYTES = 64;

/** SHA-256 (FIPS 180-4) of a byte string, as a byte string of 32. */
export function sha256(bytes: string): string {
  const padded = pad(bytes);
  const hash = Int32Array.from(FIRST_HASH);
  const schedule = new Int32Array(64);
  for (let block = 0; block < padded.length; block += BLOCK_BYTES) {
    for (let index = 0; index < 16; index++) schedule[index] = wordAt(padded, block + index * 4);
    extendSchedule(schedule);
    addBlock(hash, schedule);
  }
  return Array.from(hash, (word) => String.fromCharCode((word >>> 24) & 255, (word >>> 16) & 255, (word >>> 8) & 255, word & 255)).join("");
}

/** HMAC (RFC 2104) with SHA-256; key, message and result are byte strings. */
export function hmacSha256(key: string, message: string): string {
  const block = (key.length > BLOCK_BYTES ? sha256(key) : key).padEnd(BLOCK_BYTES, "\0");
  return sha256(maskBytes(block, 0x5c) + sha256(maskBytes(block, 0x36) + message));
}

function maskBytes(bytes: string, mask: number): string {
  return Array.from({ length: bytes.length }, (_, index) => String.fromCharCode(bytes.charCodeAt(index) ^ mask)).join("");
}

/** The input, a one bit, zeros, and the length in bits, to a whole number of blocks. */
function pad(bytes: string): Uint8Array {
  const { length } = bytes;
  const padded = new Uint8Array(Math.ceil((length + 9) / BLOCK_BYTES) * BLOCK_BYTES);
  for (let index = 0; index < length; index++) padded[index] = bytes.charCodeAt(index);
  padded[length] = 0x80;
  let rest = length * 8;
  for (let index = padded.length - 1; rest > 0; index--) {
    padded[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return padded;
}

function wordAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}

function extendSchedule(schedule: Int32Array): void {
  for (let index = 16; index < 64; index++) {
    const near = schedule[index - 2] ?? 0;
    const far = schedule[index - 15] ?? 0;
    const nearMix = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10);
    const farMix = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3);
    schedule[index] = ((schedule[index - 16] ?? 0) + farMix + (schedule[index - 7] ?? 0) + nearMix) | 0;
  }
}

function addBlock(hash: Int32Array, schedule: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let index = 0; index < 64; index++) {
    const upper = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + upper + choice + (ROUND_WORDS[index] ?? 0) + (schedule[index] ?? 0)) | 0;
    const lower = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + ((lower + majority) | 0)) | 0];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) hash[index] = ((hash[index] ?? 0) + word) | 0;
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
