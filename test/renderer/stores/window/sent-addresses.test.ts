import { expect, test } from "vitest";
import { readSentAddresses, withSentAddress, writableAddresses } from "../../../../renderer/stores/window/sent-addresses";

const ADDRESSES = [
  ["a plain one is written", "https://shop.example.com/en/checkout?page=2", true],
  ["one with a long path of words is written", "https://shop.example.com/blog/how-we-moved-the-whole-shop-in-a-week", true],
  ["one that is none is written as it was typed", "shop.example", true],
  ["one with a password is not", "https://me:secret@shop.example.com/", false],
  ["one with an argument that is called like a key is not", "https://shop.example.com/?api_key=1", false],
  ["one with a token in its path is not", "https://shop.example.com/reset/9f31c0aa72c04be1b7d2", false],
  ["one with a person's address is not", "https://shop.example.com/?to=ann%40example.com", false],
  ["one that is too long is not", `https://shop.example.com/${"a/".repeat(1200)}`, false],
] as const;

test.each(ADDRESSES)("%s", (_name, address, written) => expect(writableAddresses([address])).toEqual(written ? [address] : []));

test("the newest stands first, each once, and the oldest of more than twelve are let go", () => {
  const many = Array.from({ length: 14 }, (_, at) => `https://a.example/${at}`);
  const sent = [...many, "https://a.example/5"].reduce<readonly string[]>(withSentAddress, []);
  expect(sent).toHaveLength(12);
  expect(sent.slice(0, 2)).toEqual(["https://a.example/5", "https://a.example/13"]);
  expect(sent).not.toContain("https://a.example/1");
  expect(withSentAddress(sent, "https://a.example/5")).toBe(sent);
});

test("what is remembered and is no address is let go", () => {
  expect(readSentAddresses(["https://a.example/", 1, null])).toEqual(["https://a.example/"]);
  expect(readSentAddresses({ a: 1 })).toBeNull();
});
