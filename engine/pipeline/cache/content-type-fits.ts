/** What a file with an extension may be served as, as the beginning of a content type; several extensions share a row. */
const TYPES: readonly (readonly [extensions: string, types: readonly string[]])[] = [
  ["css", ["text/css"]],
  ["js mjs class ejs jar", ["text/javascript", "application/javascript", "application/x-javascript", "application/java", "text/plain"]],
  ["csv", ["text/csv", "text/plain"]],
  ["avif bmp gif ico jpg jpeg png svg svgz tif tiff webp pict", ["image/", "video/webm", "video/mp4"]],
  ["eot otf ttf woff woff2", ["font/", "application/font", "application/x-font", "application/vnd.ms-fontobject"]],
  ["flac mid midi mp3 ogg", ["audio/", "video/ogg", "application/ogg"]],
  ["avi mkv mp4 webm swf", ["video/", "audio/", "application/x-shockwave-flash"]],
  ["pdf eps ps pls", ["application/", "audio/x-scpls"]],
  ["doc docx ppt pptx xls xlsx", ["application/"]],
  ["7z apk bin bz2 dmg exe gz iso rar tar zip zst", ["application/"]],
];

const BY_EXTENSION: ReadonlyMap<string, readonly string[]> = new Map(
  TYPES.flatMap(([extensions, types]) => extensions.split(" ").map((extension): [string, readonly string[]] => [extension, types])),
);

/**
 * Whether a response's content type goes with the extension of its file. A response that is to be saved (`application/octet-stream`),
 * and one without content type, goes with any. https://developers.cloudflare.com/cache/cache-security/cache-deception-armor/
 */
export function fitsExtension(contentType: string, extension: string): boolean {
  const type = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  const expected = BY_EXTENSION.get(extension);
  if (expected === undefined || type === "" || type === "application/octet-stream") return true;
  return expected.some((start) => type.startsWith(start));
}
