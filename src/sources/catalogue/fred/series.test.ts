// The chart's file on fixtures (values read off them by eye) and on real downloads (first and last line by eye).
import { describe, expect, it } from "vitest";
import { fixture, haveShared, publicFrom, recording, shown } from "../../../../test/support/source-files.ts";
import { localDate, parseInstant } from "../../../core/time.ts";
import { currentParser } from "../../define.ts";
import { fredMembers } from "./members.ts";
import { fredSeries } from "./series.ts";

it("leaves a holiday out and dates a yield to the next business day's release", () => {
  const parsed = fixture(fredSeries, "fredgraph_DGS10.csv");
  expect(shown(parsed, "ust.10y")).toEqual([
    "2025-11-10 4.13 percent",
    "2025-11-12 4.08 percent",
    "2025-11-13 4.11 percent",
    "2025-11-14 4.14 percent",
  ]);
  // Tuesday 11 November is Veterans Day; Friday's yield comes on Monday.
  expect(publicFrom(parsed, "ust.10y", "2025-11-10")).toBe("2025-11-12T21:15:00Z");
  expect(publicFrom(parsed, "ust.10y", "2025-11-14")).toBe("2025-11-17T21:15:00Z");
});

it("reads the older header and says nothing of when a revised value became public", () => {
  const parsed = fixture(fredSeries, "fredgraph_NFCI_old_header.csv");
  expect(shown(parsed, "stress.nfci")).toEqual(["2025-10-31 -0.5312 index points", "2025-11-07 -0.52871 index points"]);
  expect(publicFrom(parsed, "stress.nfci", "2025-11-07")).toBeUndefined();
});

it("reads several series in one file", () => {
  const parsed = fixture(fredSeries, "fredgraph_SP500_NASDAQCOM.csv");
  expect(shown(parsed, "spx")).toEqual(["2025-11-13 6737.5 index points", "2025-11-14 6734.1 index points"]);
  expect(shown(parsed, "nasdaq-composite")).toHaveLength(2);
});

it("asks for each series from the first day on", () => {
  const urls = fredSeries.request!({ from: localDate("2025-11-10"), to: localDate("2025-11-20") }).map((r) => r.url);
  expect(urls).toContain("https://fred.stlouisfed.org/graph/fredgraph.csv?id=DGS10&cosd=2025-11-10&coed=2025-11-20");
});

it("asks for the present state in few requests, each of one frequency, every series once, and alone where refused", () => {
  const requests = fredSeries.request!({ to: localDate("2025-11-20") });
  expect(requests.length).toBeLessThanOrEqual(5);
  const idsOf = (url: string) => new URL(url).searchParams.get("id")!.split(",");
  const ids = requests.flatMap((r) => idsOf(r.url));
  expect([...ids].sort()).toEqual(fredMembers.map((m) => m.id).sort());
  for (const { url, otherwise } of requests) {
    const weekly = idsOf(url).filter((id) => ["NFCI", "ANFCI", "STLFSI4"].includes(id));
    expect([0, idsOf(url).length]).toContain(weekly.length);
    expect(otherwise!.flatMap((r) => idsOf(r.url))).toEqual(idsOf(url));
  }
});

describe.skipIf(!haveShared("recordings/fred/"))("real downloads", () => {
  it.each([
    ["fredgraph_DGS10.csv", "ust.10y", "2006-01-03 4.37 percent", "2025-09-15 4.05 percent"],
    ["fredgraph_SOFR.csv", "us.sofr", "2018-04-03 1.83 percent", "2026-07-30 3.65 percent"],
    [
      "fredgraph_DTWEXBGS.csv",
      "us.dollar-index",
      "2006-01-02 101.4155 index points",
      "2026-07-24 120.7105 index points",
    ],
  ])("%s", (file, series, first, last) => {
    const parsed = recording(fredSeries, `recordings/fred/${file}`);
    expect(parsed.problems).toEqual([]);
    const all = shown(parsed, series);
    expect([all[0], all.at(-1)]).toEqual([first, last]);
  });

  it("refuses a series that it does not know", () => {
    expect(recording(fredSeries, "recordings/fred/fredgraph_WALCL.csv").rejected).toBe(true);
  });
});

it("asks for a series only in the years in which it is there", () => {
  const ids = (from: string | undefined, to: string) =>
    fredSeries.request!({ ...(from ? { from: localDate(from) } : {}), to: localDate(to) }).flatMap(({ url }) =>
      new URL(url).searchParams.get("id")!.split(","),
    );
  expect(ids(undefined, "2025-11-21")).toEqual(expect.arrayContaining(["SOFR", "IORB", "IOER"]));
  expect(ids("2016-01-01", "2016-12-31").filter((id) => /SOFR|IO/.test(id))).toEqual(["IOER"]);
  expect(ids("2021-01-01", "2021-12-31").filter((id) => /SOFR|IO/.test(id))).toEqual(["SOFR", "IORB", "IOER"]);
  expect(ids("2022-01-01", "2022-12-31").filter((id) => /SOFR|IO/.test(id))).toEqual(["SOFR", "IORB"]);
});

it("leaves out a rate that is set for a day that has not come", () => {
  const bytes = new TextEncoder().encode("observation_date,IORB\n2025-11-21,3.90\n2025-11-22,3.90\n2025-11-24,3.90\n");
  const read = (retrieved: string) =>
    currentParser(fredSeries).parse({ bytes, from: "file:IORB.csv", retrieved: parseInstant(retrieved) });
  expect(shown(read("2025-11-21T22:45:00Z"), "us.iorb")).toEqual(["2025-11-21 3.90 percent"]);
  expect(shown(read("2025-11-24T22:45:00Z"), "us.iorb")).toHaveLength(3);
  expect(publicFrom(read("2025-11-24T22:45:00Z"), "us.iorb", "2025-11-24")).toBe("2025-11-24T14:00:00Z");
});
