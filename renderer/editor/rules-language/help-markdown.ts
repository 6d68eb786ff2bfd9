import type { Help } from "../../../engine/language/service/index";
import { WORDS } from "../../words/words";

const words = WORDS.editor.helpMarkdown;

/** What is said about a name, as Markdown: name and type, sentences, example, the value in the open trace, a link. */
export function helpMarkdown({ title, type, sentences, example, documentation, deprecated, current }: Help): string {
  const parts = [
    `${code(title)} — ${plain(type)}`,
    ...(deprecated === undefined ? [] : [words.deprecated(strong, plain(deprecated))]),
    ...sentences.map(plain),
    ...(example === undefined ? [] : [words.example(code(example))]),
    ...(current === undefined ? [] : [words.inThisTrace(code(current.text), current.source)]),
    ...(documentation === undefined ? [] : [link(words.documentation, documentation)]),
  ];
  return parts.join("\n\n");
}

/** As code, whatever stands in it. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

function strong(text: string): string {
  return `**${text}**`;
}

function link(text: string, target: string): string {
  return `[${text}](${target})`;
}

/** As text: nothing in it means anything to Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!|<>~]/g, String.raw`\$&`);
}
