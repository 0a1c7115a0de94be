import { expect, it } from "vitest";
import { columnsOf, textTable } from "./table.ts";

it("cuts nothing without a terminal, and follows COLUMNS where it is set", () => {
  const rows = [["a", "x".repeat(300)]];
  expect(textTable(["id", "text"], "ll", rows, columnsOf(undefined, {}))).toContain("x".repeat(300));
  expect(textTable(["id", "text"], "ll", rows, columnsOf("80", {}))).toContain("…");
  expect(columnsOf(undefined, { isTTY: true, columns: 120 })).toBe(120);
  expect(columnsOf("nonsense", { isTTY: true })).toBe(110);
});
