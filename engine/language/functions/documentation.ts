/** The vendor's section on a function. */
export function functionPage(name: string): string {
  return `https://developers.cloudflare.com/ruleset-engine/rules-language/functions/#${name}`;
}
