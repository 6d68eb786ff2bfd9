import { html } from "./escape";

/** Colours of the window, dark and light. */
const STYLE = `
:root{color-scheme:light dark;--window:#f3f4f6;--pane:#fff;--raised:#f5f6f8;--line:#e0e2e5;--text:#1b1e24;--text-2:#4f5359;--text-3:#666a71;--accent:#3f4eca;--ok:#076e3e;--ok-tint:#e0f7e9;--stop:#b72028;--stop-tint:#ffebea;--warn:#875506;--warn-tint:#fdf1d8;--info:#0b6783}
@media (prefers-color-scheme:dark){:root{--window:#141518;--pane:#1a1c1f;--raised:#212327;--line:#2d2f34;--text:#ebedef;--text-2:#b3b6bb;--text-3:#92959b;--accent:#97acfa;--ok:#60d48f;--ok-tint:#183022;--stop:#fc7e78;--stop-tint:#451e1d;--warn:#edb65c;--warn-tint:#3a2911;--info:#5dcae3}}
*{box-sizing:border-box}
body{margin:0;background:var(--window);color:var(--text);font:13px/20px system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1080px;margin:0 auto;padding:24px 16px}
h1{font-size:20px;line-height:24px;font-weight:600;margin:0 0 4px}
h2{font-size:15px;font-weight:600;margin:24px 0 8px}
p{margin:4px 0}
code{font:12px/16px ui-monospace,Menlo,Consolas,monospace;font-variant-ligatures:none;overflow-wrap:anywhere}
section{background:var(--pane);border:1px solid var(--line);border-radius:4px;margin:8px 0}
details{border-top:1px solid var(--line)}
details:first-child{border-top:0}
summary{padding:6px 12px;cursor:pointer;display:flex;gap:12px;align-items:baseline;flex-wrap:wrap}
summary:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}
.in{padding:4px 12px 12px 28px}
table{border-collapse:collapse;width:100%}
th{text-align:left;font-weight:500;color:var(--text-2);background:var(--raised)}
th,td{padding:4px 12px;border-top:1px solid var(--line);vertical-align:top}
tr:first-child th{border-top:0}
.quiet{color:var(--text-3)}
.ok{color:var(--ok)}.stop{color:var(--stop)}.warn{color:var(--warn)}
.badge{font-size:11px;line-height:16px;padding:0 6px;border-radius:4px;border:1px solid var(--line);white-space:nowrap}
.badge.stop{background:var(--stop-tint)}.badge.warn{background:var(--warn-tint)}.badge.ok{background:var(--ok-tint)}
.ways{border:1px solid var(--line);border-radius:4px;margin:8px 0}
.other td{background:var(--warn-tint)}
del{text-decoration:none;background:var(--stop-tint)}ins{text-decoration:none;background:var(--ok-tint)}
.bar{height:4px;background:var(--line);border-radius:2px;display:flex;overflow:hidden;margin:12px 0}
.bar i{display:block;height:4px}
`;

/** A page that opens from a file: no script, nothing from the network, dark and light as the system is. `title` is a text, `body` HTML. */
export function htmlPage(title: string, body: readonly string[]): string {
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    '<meta name="referrer" content="no-referrer">',
    `<title>${html(title)}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    "<body><main>",
    ...body,
    "</main></body>",
    "</html>",
    "",
  ].join("\n");
}

/** A text as code. */
export function htmlCode(text: string): string {
  return `<code>${html(text)}</code>`;
}
