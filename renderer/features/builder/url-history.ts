/** So many addresses of the library are offered. */
const MOST = 20;

/** The addresses of the library's traces, each once, without those that were sent. */
export function libraryUrls(entries: readonly { readonly url: string }[], sent: readonly string[]): readonly string[] {
  const urls = new Set(entries.map(({ url }) => url).filter((url) => url !== "" && !sent.includes(url)));
  return [...urls].slice(0, MOST);
}
