import { expect, it } from "vitest";
import { columnsOf, textTable, wrapped } from "./table.ts";

it("cuts nothing without a terminal, and follows COLUMNS where it is set", () => {
  const rows = [["a", "x".repeat(300)]];
  expect(textTable(["id", "text"], "ll", rows, columnsOf(undefined, {}))).toContain("x".repeat(300));
  expect(textTable(["id", "text"], "ll", rows, columnsOf("80", {}))).toContain("…");
  expect(columnsOf(undefined, { isTTY: true, columns: 120 })).toBe(120);
  expect(columnsOf("nonsense", { isTTY: true })).toBe(110);
});

it("writes what is wider than the screen in parts, each with the first column", () => {
  const text = textTable(["id", "first", "second", "third"], "lrrr", [["a", "1".repeat(12), "2".repeat(12), "3"]], 32);
  expect(text.split("\n")).toEqual([
    ...["id         first        second", "--  ------------  ------------", "a   111111111111  222222222222", ""],
    ...["id  third", "--  -----", "a       3", ""],
  ]);
});

it("wraps words, and indents what follows", () => {
  expect(wrapped("  one two three", 9)).toBe("  one two\n    three");
});
