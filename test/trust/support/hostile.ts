import { type Folder, makeFolder } from "../../main/support/make-workspace";

/** A text that tries to be a script, a colour, a command, a link, a formula or an entity wherever it is shown. */
export const HOSTILE =
  "\"'><img src=x onerror=window.pwned=1><script>window.pwned=1</script><svg/onload=window.pwned=1>{{7*7}}${7*7}" +
  "\u001B[31m\u001B]0;pwned\u0007\u009B31m\u202Egnp.exe\u2066\u200F [a](javascript:window.pwned=1) ![i](http://evil.example/i) <http://evil.example> @everyone " +
  ']]>&xxe;%00 `code` | cell |\n::error::pwned\n##[error]pwned\n##vso[task.setvariable]pwned\n=HYPERLINK("http://evil.example")\r\n-->';

/** As `HOSTILE`, for names of files and folders: what a file system takes. */
export const HOSTILE_NAME = "<img src=x onerror=window.pwned=1>'\"&; $(touch pwned) `touch pwned` ${7} ](javascript:1) ::error::pwned";

/** A workspace in which every string that can be chosen is hostile, and that holds together all the same. */
export function makeHostileWorkspace(): Folder {
  const zone = "zones/example.com";
  const configuration = (name: string, action: string): Readonly<Record<string, unknown>> => ({
    [`configurations/${name}/account/account.json`]: { id: HOSTILE, name: HOSTILE },
    [`configurations/${name}/account/lists/list.json`]: {
      id: "l1",
      name: "hostile",
      kind: "ip",
      description: HOSTILE,
      items: [{ id: "i1", ip: "192.0.2.1", comment: HOSTILE }],
    },
    [`configurations/${name}/${zone}/zone.json`]: {
      id: "z1",
      name: "example.com",
      status: "active",
      plan: { legacy_id: "pro", name: HOSTILE },
      note: HOSTILE,
    },
    [`configurations/${name}/${zone}/dns_records.json`]: [
      { id: "d1", name: "example.com", type: "A", content: "192.0.2.1", proxied: true, comment: HOSTILE, tags: [HOSTILE] },
    ],
    [`configurations/${name}/${zone}/rulesets/custom.json`]: {
      id: HOSTILE,
      name: HOSTILE,
      description: HOSTILE,
      kind: "zone",
      phase: "http_request_firewall_custom",
      rules: [
        { id: `${HOSTILE}1`, ref: HOSTILE, description: HOSTILE, action, expression: 'http.request.uri.path eq "/admin"', enabled: true },
        {
          id: "broken",
          ref: "broken",
          description: HOSTILE,
          action: "block",
          expression: `http.host eq "${HOSTILE.replaceAll(/["\\\n\r]/g, "")}`,
          enabled: true,
        },
      ],
    },
  });
  const trace = { method: "GET", url: "https://example.com/admin", headers: { "x-hostile": HOSTILE.replaceAll(/[\r\n]/g, " ") } };
  return makeFolder({
    "workspace.json": { version: 1, name: HOSTILE.slice(0, 200), activeConfiguration: "production", [HOSTILE]: HOSTILE },
    ...configuration("production", "block"),
    ...configuration("proposed", "managed_challenge"),
    ...configuration(HOSTILE_NAME, "log"),
    [`environments/${HOSTILE_NAME}.json`]: { [HOSTILE]: HOSTILE },
    [`traces/${HOSTILE_NAME}/${HOSTILE_NAME}.trace.json`]: {
      name: HOSTILE.slice(0, 200),
      description: HOSTILE,
      notes: HOSTILE,
      tags: [HOSTILE.slice(0, 100)],
      trace,
      expect: [{ matched: HOSTILE }, { status: 200 }],
    },
    "traces/broken.trace.json": { name: HOSTILE.slice(0, 200), [HOSTILE]: 1, trace: { ...trace, method: HOSTILE } },
    "traces/plain.trace.json": { trace },
  });
}

/** What stands in the page of a window, as text that a person reads and as elements that a browser obeys. */
export interface Shown {
  readonly pwned: unknown;
  /** Elements and attributes that the program never makes of a text. */
  readonly active: number;
  /** Texts outside of fields in which there is a mark that turns the direction of writing. */
  readonly turned: readonly string[];
}

/** Runs inside of the page. */
export function readShown(): Shown {
  const turning = /[\u202A-\u202E\u2066-\u2069]/;
  const turned: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent ?? "";
    if (turning.test(text) && node.parentElement?.closest("script, style, textarea") === null)
      turned.push(`${node.parentElement.closest("[class]")?.className ?? ""}: ${text.slice(0, 40)}`);
  }
  const attributed = [...document.querySelectorAll("[title], [aria-label]")].flatMap((element) => [
    element.getAttribute("title") ?? "",
    element.getAttribute("aria-label") ?? "",
  ]);
  for (const text of attributed) if (turning.test(text)) turned.push(`attribute: ${text.slice(0, 40)}`);
  const active =
    "img[src=x], [onerror], [onload], [onclick], iframe, object, embed, base, a[href^='javascript'], [href*='evil.example'], [src*='evil.example']";
  return { pwned: Reflect.get(window, "pwned"), active: document.querySelectorAll(active).length, turned };
}

const CONTROL = /(?![\t\n])\p{Cc}/u;
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** What `text` would do to whoever shows it as `kind`. Empty: nothing. */
export function dangersOf(kind: string, text: string): readonly string[] {
  const found: string[] = [];
  const look = (what: string, isThere: boolean): void => void (isThere ? found.push(what) : null);
  look("a control character", CONTROL.test(kind === "html" || kind === "junit" ? text.replaceAll("\r\n", "\n") : text));
  look("a mark that turns the direction of writing", DIRECTION.test(text));
  if (kind === "text" || kind === "markdown") look("a command to a build server", /^\s*(?:::\w|##\[|##vso\[)/m.test(text));
  if (kind === "html") look("a tag of its own", /<(?:img|svg)|<script>window|href="javascript:|src="http/i.test(text));
  if (kind === "junit") look("a tag of its own", /<(?:img|svg|script)|<!(?:DOCTYPE|ENTITY)|&xxe;/i.test(text));
  if (kind === "markdown") look("a link or picture", /\]\((?:javascript|http)|<(?:img|svg|script|http)/i.test(withoutCode(text)));
  if (kind === "markdown") look("a mention", /@everyone/.test(withoutCode(text)));
  if (kind === "json" || kind === "sarif") look("no JSON", !isJson(text));
  return found;
}

function withoutCode(markdown: string): string {
  return markdown.replace(/(`+)[^`](?:[\s\S]*?[^`])?\1(?!`)/g, "");
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
