// Vintages on fixtures (read by eye) and on real answers. The revision of GDP is checked against the first and the last
// estimate of one quarter as the file gives them.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fixture, haveShared, publicFrom, recording, shown } from "../../../../test/support/source-files.ts";
import { formatInstant, instant, localDate } from "../../../core/time.ts";
import { fredObservations, memberOf, parseObservations } from "./observations.ts";

it("keeps each vintage with the end of the day in Chicago from which it stood", () => {
  const { rows, problems } = fixture(fredObservations, "observations_NFCI_vintages.json");
  expect(problems).toEqual([]);
  expect(rows.map((r) => `${r.observed} ${r.text} ${formatInstant(r.published!)}`)).toEqual([
    "2025-10-31 -0.53120 2025-11-06T05:59:59.999Z",
    "2025-10-31 -0.52990 2025-11-13T05:59:59.999Z",
    "2025-11-07 -0.52871 2025-11-13T05:59:59.999Z",
    "2025-11-14 -0.51004 2025-11-20T05:59:59.999Z",
  ]);
});

it("dates a value that is never revised by its own rule, whatever the span says", () => {
  const parsed = fixture(fredObservations, "observations_DEXJPUS.json");
  expect(shown(parsed, "fx.usdjpy")).toEqual(["2025-11-10 154.05 JPY per USD", "2025-11-12 154.71 JPY per USD"]);
  expect(publicFrom(parsed, "fx.usdjpy", "2025-11-10")).toBe("2025-11-17T21:15:00Z");
});

it("learns the series from the address or from the file's name", () => {
  expect(memberOf("https://api.stlouisfed.org/fred/series/observations?series_id=NFCI&api_key=REDACTED")?.id).toBe(
    "NFCI",
  );
  expect(memberOf("file:series_observations_DEXJPUS_2026-03.json")?.id).toBe("DEXJPUS");
  expect(memberOf("file:payload.json")).toBeUndefined();
});

const window = { from: localDate("2025-01-01"), to: localDate("2025-11-20"), secrets: { FRED_API_KEY: "k3y" } };

it("asks for all vintages of revised series, with the key marked as secret", () => {
  const requests = fredObservations.request!(window);
  const asked = (id: string) => requests.find((r) => r.url.includes(`series_id=${id}&`))!;
  expect(asked("NFCI").url).toContain("realtime_start=1776-07-04&realtime_end=9999-12-31");
  expect(asked("DGS10").url).not.toContain("realtime_start");
  for (const { url, secretParameters } of requests) {
    expect(url).toContain("api_key=k3y");
    expect(secretParameters).toEqual(["api_key"]);
  }
});

it("asks for the next page while rows are missing", () => {
  const asked = fredObservations.request!(window)[0]!;
  const page = (count: number, offset: number) => ({
    bytes: new TextEncoder().encode(
      JSON.stringify({
        count,
        offset,
        limit: 2,
        observations: Array.from({ length: 2 }, () => ({ realtime_start: "", date: "", value: "" })),
      }),
    ),
    from: asked.url,
    retrieved: instant(0),
  });
  expect(fredObservations.next!(page(5, 2), asked)?.url).toContain("offset=4");
  expect(fredObservations.next!(page(4, 2), asked)).toBeUndefined();
});

const folder = "recordings/fred/";
describe.skipIf(!haveShared(folder))("real answers", () => {
  it("reads a plain answer", () => {
    const parsed = recording(fredObservations, `${folder}series_observations_DEXJPUS_2026-03.json`);
    expect(parsed.problems).toEqual([]);
    expect(shown(parsed, "fx.usdjpy")[0]).toBe("2026-03-02 157.48 JPY per USD");
    expect(parsed.rows).toHaveLength(10);
  });

  it("keeps every revision of a series with vintages", () => {
    const url = new URL(`../../../../../shared/${folder}series_observations_GDP_all_vintages.json`, import.meta.url);
    const member = { id: "GDP", series: "us.gdp", unit: "USD billion" };
    const parsed = parseObservations(
      { bytes: readFileSync(url), from: "file:GDP.json", retrieved: instant(0) },
      member,
    );
    expect(parsed.problems).toEqual([]);
    // 3201 rows less 245 points, as the notes beside the recording count them.
    expect(parsed.rows).toHaveLength(3201 - 245);
    const quarter = parsed.rows.filter((r) => r.observed === "1946-01-01").map((r) => r.text);
    expect(quarter).toEqual(["199.7", "210.4"]);
  });
});
