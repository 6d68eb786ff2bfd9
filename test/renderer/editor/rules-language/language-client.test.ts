import { describe, expect, test } from "vitest";
import { createLanguageClient, type LanguagePort } from "../../../../renderer/editor/rules-language/language-client";
import { type EditorEnvironment, NOTHING_OPEN, type ToWorker } from "../../../../renderer/editor/rules-language/messages";
import { createLanguageServer } from "../../../../renderer/editor/rules-language/serve-language";

/** The worker's own code, reached by copies of messages as a worker is. */
function connect() {
  const serve = createLanguageServer();
  const posted: ToWorker[] = [];
  const listeners: ((message: unknown) => void)[] = [];
  const port: LanguagePort = {
    post(message) {
      posted.push(message);
      const reply = serve(structuredClone(message));
      if (reply !== null) queueMicrotask(() => listeners.forEach((listener) => listener(structuredClone(reply))));
    },
    listen: (listener) => listeners.push(listener),
    broken: () => undefined,
  };
  return { client: createLanguageClient(port), posted };
}

function rules(text: string) {
  return { language: "rules", text, phase: "http_request_firewall_custom", use: "filter" } as const;
}

const OPEN: EditorEnvironment = {
  lists: [{ name: "office", kind: "ip", items: 2 }],
  trace: { trace: { method: "GET", url: "https://shop.example.com/" } },
  ipv6: "on",
};

describe("the language service behind a worker", () => {
  test("answers each question with its own answer", async () => {
    const { client } = connect();
    const [format, diagnose, hover, signature, complete] = await Promise.all([
      client.ask("format", { open: rules("ssl  and ssl"), environment: NOTHING_OPEN }),
      client.ask("diagnose", { open: rules("not not ssl"), environment: NOTHING_OPEN }),
      client.ask("hover", { open: rules("ssl"), environment: NOTHING_OPEN, offset: 1 }),
      client.ask("signature", { open: rules("lower("), environment: NOTHING_OPEN, offset: 6 }),
      client.ask("complete", { open: rules("http.host "), environment: NOTHING_OPEN, offset: 10 }),
    ]);
    expect(format).toBe("ssl and ssl");
    expect(diagnose.map(({ code }) => code)).toEqual(["double-negation"]);
    expect(hover?.help.title).toBe("ssl");
    expect(signature?.label).toBe("lower(value): String");
    expect(complete?.items[0]?.label).toBe("eq");
  });

  test("knows the lists and the trace that are open", async () => {
    const { client } = connect();
    const hover = await client.ask("hover", { open: rules("http.host eq"), environment: OPEN, offset: 2 });
    expect(hover?.help.current).toEqual({ text: `"shop.example.com"`, source: "derived" });
    const lists = await client.ask("complete", { open: rules("ip.src in $"), environment: OPEN, offset: 11 });
    expect(lists?.items.map(({ label }) => label)).toContain("$office");
  });

  test("is told of what is open once, and again when it may have forgotten", async () => {
    const { client, posted } = connect();
    const sent = () => posted.filter(({ kind }) => kind === "environment").length;
    await client.ask("format", { open: rules("ssl"), environment: OPEN });
    await client.ask("format", { open: rules("ssl"), environment: OPEN });
    expect(sent()).toBe(1);
    for (let other = 0; other < 4; other += 1) await client.ask("format", { open: rules("ssl"), environment: { ...NOTHING_OPEN } });
    const hover = await client.ask("hover", { open: rules("http.host"), environment: OPEN, offset: 2 });
    expect(sent()).toBe(6);
    expect(hover?.help.current?.text).toBe(`"shop.example.com"`);
  });

  test("rejects when the service fails, and when the answer has another form", async () => {
    const replies = [
      { kind: "fault", id: 1, message: "broken" },
      { kind: "answer", id: 2, value: 7 },
    ];
    const listeners: ((message: unknown) => void)[] = [];
    const client = createLanguageClient({ post: () => undefined, listen: (listener) => listeners.push(listener), broken: () => undefined });
    const first = client.ask("format", { open: rules("ssl"), environment: NOTHING_OPEN });
    const second = client.ask("format", { open: rules("ssl"), environment: NOTHING_OPEN });
    for (const reply of replies) for (const listener of listeners) listener(reply);
    await expect(first).rejects.toThrow("broken");
    await expect(second).rejects.toThrow("The answer to format has another form");
  });

  test("rejects all that is asked when the worker breaks", async () => {
    const breaking: ((message: string) => void)[] = [];
    const client = createLanguageClient({ post: () => undefined, listen: () => undefined, broken: (listener) => breaking.push(listener) });
    const asked = client.ask("format", { open: rules("ssl"), environment: NOTHING_OPEN });
    for (const listener of breaking) listener("out of memory");
    await expect(asked).rejects.toThrow("out of memory");
  });

  test("passes over messages that are not its own", () => {
    const serve = createLanguageServer();
    for (const message of [null, 1, "question", {}, { kind: "nonsense" }, []]) expect(serve(message)).toBeNull();
  });
});
