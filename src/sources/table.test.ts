// The CSV reader on small tables typed here: rows by column name with their line, and every fault by place.
import { describe, expect, it } from "vitest";
import { isDecimal, readTable } from "./table.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readTable(bytes(text), ["day", "value"], "look at the file");

describe("readTable", () => {
  it("gives cells by name, in any order of columns, with the line in the file", () => {
    const table = read('value,note,day\r\n1.5,a,2025-11-20\r\n\r\n2,"b, c",2025-11-21\r\n');
    expect(table.problems).toEqual([]);
    expect(table.rows).toEqual([
      { line: 2, cells: { value: "1.5", note: "a", day: "2025-11-20" } },
      { line: 4, cells: { value: "2", note: "b, c", day: "2025-11-21" } },
    ]);
  });

  it("drops a byte order mark", () => {
    expect(read("\ufeffday,value\n2025-11-20,1\n").rows).toHaveLength(1);
  });

  it("keeps the good rows beside a row with another number of cells", () => {
    const table = read("day,value\n2025-11-20,1\n2025-11-21\n2025-11-24,3\n");
    expect(table.rejected).toBe(false);
    expect(table.rows.map((r) => r.line)).toEqual([2, 4]);
    expect(table.problems).toEqual([{ place: "line 3", found: "1 cells", expected: "2", remedy: "look at the file" }]);
  });

  it.each([
    ["a web page", "<!DOCTYPE html><html></html>", "line 1", "a web page"],
    ["a web page after blanks", "\n  <html>", "line 1", "a web page"],
    ["an empty file", "", "line 1", "no column day, value among an empty file"],
    ["another table", "day,price\n2025-11-20,1\n", "line 1", "no column value among day, price"],
    ["an open quote", 'day,value\n"2025-11-20,1\n', "the file", "Quote"],
  ])("rejects %s", (_, text, place, found) => {
    const table = read(text);
    expect(table.rejected).toBe(true);
    expect(table.rows).toEqual([]);
    expect(table.problems).toHaveLength(1);
    expect(table.problems[0]!.place).toBe(place);
    expect(table.problems[0]!.found).toContain(found);
  });
});

describe("isDecimal", () => {
  it.each(["0", "-0.28", "+3", "1.", ".5", "1e-4", "33391000000"])("takes %s", (text) =>
    expect(isDecimal(text)).toBe(true),
  );
  it.each(["", " 1", "1,000", "1 000", "NaN", "Infinity", "0x10", "-", ".", "1e", "3.3x", "−1", "n/a"])(
    "refuses %j",
    (text) => expect(isDecimal(text)).toBe(false),
  );
});
