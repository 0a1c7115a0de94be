// The parsers of packaged tables on lines typed here; every fault with its place, good rows beside it kept.
import { describe, expect, it } from "vitest";
import { formatInstant, instant } from "../core/time.ts";
import { parseRecordTable, parseSeriesTable } from "./packaged.ts";

const payload = (lines: readonly string[]) => ({
  bytes: new TextEncoder().encode(lines.join("\n")),
  from: "file:payload",
  retrieved: instant(0),
});
const header = "series,source,date,value,unit,publisher,published";
const good = "vix,cboe/vix,2025-11-20,26.42,index points,Cboe,2025-11-20T21:15:00Z";

describe("a table of observations", () => {
  const parse = (...lines: string[]) => parseSeriesTable(payload([header, ...lines]));

  it("keeps the text as published and its instant", () => {
    const { rows, problems } = parse(good);
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        series: "vix",
        source: "cboe/vix",
        observed: "2025-11-20",
        published: expect.any(Number),
        text: "26.42",
        unit: "index points",
      },
    ]);
    expect(formatInstant(rows[0]!.published!)).toBe("2025-11-20T21:15:00Z");
  });

  it("keeps two vintages of a day", () => {
    expect(parse(good, good.replace("21:15", "22:15").replace("26.42", "26.43")).rows).toHaveLength(2);
  });

  it.each([
    ["a day that is none", good.replace("2025-11-20,", "2025-11-31,"), "line 3, column date", '"2025-11-31"'],
    ["a value that is no number", good.replace("26.42", "n/a"), "line 3, column value", '"n/a"'],
    ["no value", good.replace("26.42", ""), "line 3, column value", '""'],
    ["no publication", good.replace("2025-11-20T21:15:00Z", ""), "line 3, column published", '""'],
    ["a missing cell", good.replace(",Cboe", ""), "line 3", "6 cells"],
    ["the same day and publication twice", good.replace("26.42", "26.43"), "line 3, column date", '"2025-11-20"'],
  ])("says where it found %s", (_, line, place, found) => {
    const { rows, problems } = parse(good, line);
    expect(rows).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ place, found });
  });

  it("rejects a table that lost its rows", () => {
    expect(parse()).toMatchObject({ rows: [], rejected: true, problems: [{ place: "the file" }] });
  });
});

describe("a table of records", () => {
  const parse = (...lines: string[]) =>
    parseRecordTable(payload(["day,name,amount,guess", ...lines]), {
      table: "deal",
      source: "press/ai-deals",
      columns: ["day", "name", "amount", "guess"],
      publishedColumn: "day",
      numbers: ["amount", "guess"],
      mayBeEmpty: ["guess"],
      key: (cells) => cells.name!,
      constants: { company: "A" },
    });

  it("makes numbers of the number columns, null of an empty one that may be empty, and adds the constants", () => {
    const { records, problems } = parse("2025-09,a,1.5,");
    expect(problems).toEqual([]);
    expect(records).toEqual([
      {
        table: "deal",
        key: "a",
        source: "press/ai-deals",
        published: expect.any(Number),
        body: { company: "A", day: "2025-09", name: "a", amount: 1.5, guess: null },
      },
    ]);
  });

  it.each([
    ["no number where one must be", "2025-09-01,b,,2", "line 3, column amount", '""'],
    ["words for a number", "2025-09-01,b,1,some", "line 3, column guess", '"some"'],
    ["no day", "later,b,1,2", "line 3, column day", '"later"'],
    ["the same record twice", "2025-09-01,a,1,2", "line 3, column (all)", '"a"'],
  ])("says where it found %s", (_, line, place, found) => {
    const { records, problems } = parse("2025-09-01,a,1,2", line);
    expect(records).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ place, found });
  });

  it("keeps a later publication of the same record as a revision", () => {
    expect(parse("2025-09-01,a,1,2", "2025-09-02,a,3,2").records.map((r) => r.body.amount)).toEqual([1, 3]);
  });
});
