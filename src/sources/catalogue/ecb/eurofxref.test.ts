// Reference rates on fixtures; the cross by hand: 181.47 / 1.1514 = 157.60813..., to four decimals. Against the packaged
// facts and real files where they are at hand.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { fixture, haveShared, publicFrom, recording, shown } from "../../../../test/support/source-files.ts";
import { localDate } from "../../../core/time.ts";
import { ecbEurofxref } from "./eurofxref.ts";

it.each(["eurofxref-daily.xml", "eurofxref-hist-90d.xml", "eurofxref-hist.csv"])(
  "gives the two rates as published and their cross: %s",
  (file) => {
    const parsed = fixture(ecbEurofxref, file);
    expect(shown(parsed, "fx.eurusd")[0]).toBe("2025-11-20 1.1514 USD per EUR");
    expect(shown(parsed, "fx.eurjpy")[0]).toBe("2025-11-20 181.47 JPY per EUR");
    expect(shown(parsed, "fx.usdjpy")[0]).toBe("2025-11-20 157.6081 JPY per USD");
    expect(publicFrom(parsed, "fx.usdjpy", "2025-11-20")).toBe("2025-11-20T15:00:00Z");
  },
);

it("asks for the shortest file that reaches back", () => {
  const file = (from: string) =>
    ecbEurofxref.request!({ from: localDate(from), to: localDate("2025-11-20") })[0]!
      .url.split("/")
      .at(-1);
  expect(file("2025-11-20")).toBe("eurofxref-daily.xml");
  expect(file("2025-10-01")).toBe("eurofxref-hist-90d.xml");
  expect(file("2025-07-01")).toBe("eurofxref-hist.xml");
});

describe.skipIf(!haveShared("recordings/ecb/"))("real files", () => {
  it("give the crosses of the packaged facts, to the last digit", () => {
    const parsed = recording(ecbEurofxref, "recordings/ecb/eurofxref-hist_2025-03-14_first_1500_rows.csv");
    expect(parsed.problems).toEqual([]);
    const packaged: { series: string; source: string; date: string; value: string }[] = parse(
      readFileSync(new URL("../../../../packaged/facts/official-history.csv", import.meta.url)),
      { columns: true },
    );
    const known = new Map(
      packaged.filter((r) => r.series === "fx.usdjpy" && r.source === "ecb/eurofxref").map((r) => [r.date, r.value]),
    );
    const both = parsed.rows.filter((r) => r.series === "fx.usdjpy" && known.has(r.observed));
    expect(both.length).toBeGreaterThan(1000);
    expect(both.filter((r) => known.get(r.observed) !== r.text)).toEqual([]);
  });

  it("are read in both styles of quotes", () => {
    const daily = recording(ecbEurofxref, "recordings/ecb/eurofxref-daily_2015-01-07.xml");
    expect(shown(daily, "fx.eurusd")).toEqual(["2015-01-07 1.1831 USD per EUR"]);
    const quarter = recording(ecbEurofxref, "recordings/ecb/eurofxref-hist-90d_2018.xml");
    expect(quarter.problems).toEqual([]);
    expect(shown(quarter, "fx.eurjpy")[0]).toBe("2018-06-11 129.62 JPY per EUR");
    expect(quarter.rows).toHaveLength(61 * 3);
  });
});
