// The curve parser on fixtures in the publisher's exact form (values invented, so expected values are read off the
// fixture by eye) and, where they are at hand, on recordings of the real files.
import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { formatInstant, instant, localDate } from "../../../core/time.ts";
import { currentParser, type Parsed } from "../../define.ts";
import { mofJgb } from "./jgb.ts";

const folder = new URL("../../../../test/fixtures/mof/", import.meta.url);
const parseFile = (url: URL): Parsed =>
  currentParser(mofJgb).parse({ bytes: readFileSync(url), from: "file:payload", retrieved: instant(0) });
const yieldOn = (parsed: Parsed, series: string, day: string) =>
  parsed.rows.find((r) => r.series === series && r.observed === day)?.text;

describe("good files", () => {
  it("reads the month file past its row of commas and its footnote that is not UTF-8", () => {
    const parsed = parseFile(new URL("jgbcme-month.csv", folder));
    expect(parsed.problems).toEqual([]);
    expect(parsed.rows).toHaveLength(3 * 15);
    expect(parsed.rows[0]).toEqual({
      series: "jgb.1y",
      source: "mof/jgb",
      observed: "2025-11-07",
      published: expect.any(Number),
      text: "0.78",
      unit: "percent",
    });
    expect(yieldOn(parsed, "jgb.30y", "2025-11-20")).toBe("3.34");
  });

  it("leaves out tenors that did not exist and keeps negative yields", () => {
    const parsed = parseFile(new URL("jgbcme-history.csv", folder));
    expect(parsed.problems).toEqual([]);
    expect(parsed.rows).toHaveLength(9 + 12 + 13 + 15);
    expect(yieldOn(parsed, "jgb.30y", "1999-09-01")).toBeUndefined();
    expect(yieldOn(parsed, "jgb.30y", "1999-09-02")).toBe("2.84");
    expect(yieldOn(parsed, "jgb.10y", "2016-07-08")).toBe("-0.28");
  });

  it("takes a curve as public at 00:30 UTC of the next day that has one; after the last, of the next weekday", () => {
    const parsed = parseFile(new URL("jgbcme-month.csv", folder));
    const published = (day: string) => formatInstant(parsed.rows.find((r) => r.observed === day)!.published!);
    const days = [...new Set(parsed.rows.map((r) => r.observed))];
    expect(published(days[0]!)).toBe(`${days[1]}T00:30:00Z`);
    expect(published("2025-11-20")).toBe("2025-11-21T00:30:00Z");
  });
});

describe("requests", () => {
  const paths = (from: string, to: string) =>
    mofJgb.request!({ from: localDate(from), to: localDate(to) }).map((r) => r.url.split("/").at(-1));
  it("asks for the month file alone inside a month, else for the history too", () => {
    expect(paths("2025-11-03", "2025-11-21")).toEqual(["jgbcme.csv"]);
    expect(paths("2025-10-31", "2025-11-21")).toEqual(["jgbcme_all.csv", "jgbcme.csv"]);
    expect(mofJgb.request!({ to: localDate("2025-11-21") })).toHaveLength(2);
  });
});

const recordings = new URL("../../../../../shared/recordings/mof/", import.meta.url);
const haveRecordings = existsSync(recordings);
if (!haveRecordings) console.info("skipped: recordings of the real curve files are not beside this checkout");
describe.skipIf(!haveRecordings)("recordings of the real files", () => {
  it("reads the whole history without a problem", () => {
    const parsed = parseFile(new URL("jgbcme_all.csv", recordings));
    expect(parsed.problems).toEqual([]);
    // The first 30-year yield and the first 40-year yield, as the publisher's own table shows them.
    expect(yieldOn(parsed, "jgb.30y", "1999-09-02")).toBe("2.842");
    expect(parsed.rows.find((r) => r.series === "jgb.40y")!.observed).toBe("2007-11-06");
    expect(yieldOn(parsed, "jgb.30y", "2025-11-20")).toBe("3.334");
  });

  it("dates every curve as the packaged facts do, holidays included", () => {
    const parsed = parseFile(new URL("jgbcme_all.csv", recordings));
    const facts: { series: string; date: string; published: string }[] = parse(
      readFileSync(new URL("../../../../packaged/facts/official-history.csv", import.meta.url)),
      { columns: true },
    );
    const known = new Map(facts.filter((f) => f.series === "jgb.30y").map((f) => [f.date, f.published]));
    const both = parsed.rows.filter((r) => r.series === "jgb.30y" && known.has(r.observed));
    expect(both.length).toBeGreaterThan(1000);
    // The facts end on 21 November 2025 and do not know that the Monday after it is a holiday.
    const other = both.filter((r) => formatInstant(r.published!) !== known.get(r.observed));
    expect(other.map((r) => [r.observed, formatInstant(r.published!)])).toEqual([
      ["2025-11-21", "2025-11-25T00:30:00Z"],
    ]);
  });

  it("reads a month file without a problem", () => {
    const parsed = parseFile(new URL("jgbcme_current_month_2026-09.csv", recordings));
    expect(parsed.problems).toEqual([]);
    expect(parsed.rows).toHaveLength(9 * 15);
    expect(yieldOn(parsed, "jgb.40y", "2026-09-11")).toBe("4.027");
  });

  it("refuses the Japanese file, whose dates are in eras", () => {
    const parsed = parseFile(new URL("jgbcm_all_shift_jis.csv", recordings));
    expect(parsed.rejected).toBe(true);
    expect(parsed.rows).toEqual([]);
  });
});
