// Answers of the bank's interface on fixtures and on a real one, read by eye.
import { describe, expect, it } from "vitest";
import { fixture, haveShared, publicFrom, recording, shown, typed } from "../../../../test/support/source-files.ts";
import { instant, localDate } from "../../../core/time.ts";
import { bojStatSearch } from "./stat-search.ts";

it("reads the call rate as public on the next day that has one", () => {
  const parsed = fixture(bojStatSearch, "getDataCode_FM01.json");
  expect(shown(parsed, "jp.tona").slice(-4)).toEqual([
    "2025-11-19 0.479 percent per annum",
    "2025-11-20 0.477 percent per annum",
    "2025-11-21 0.478 percent per annum",
    "2025-11-25 0.477 percent per annum",
  ]);
  // Monday 24 November is a holiday in Japan.
  expect(publicFrom(parsed, "jp.tona", "2025-11-21")).toBe("2025-11-25T01:00:00Z");
});

it("dates the accounts of a month to its last day, and passes over series that it does not read", () => {
  const accounts = fixture(bojStatSearch, "getDataCode_BS01.json");
  expect(shown(accounts, "boj.jgb")).toEqual([
    "2025-09-30 5512345 100 million yen",
    "2025-10-31 5487654 100 million yen",
  ]);
  const rates = fixture(bojStatSearch, "getDataCode_FM08.json");
  expect(rates.rows).toHaveLength(2);
  expect(rates.problems).toEqual([]);
});

it("takes an answer without data for what it is", () => {
  const parsed = typed(bojStatSearch, '{"STATUS":200,"MESSAGEID":"M181030I","NEXTPOSITION":null,"RESULTSET":[]}');
  expect(parsed).toEqual({ rows: [], records: [], problems: [] });
});

it("asks one database a request, and for the next position while there is one", () => {
  const requests = bojStatSearch.request!({ from: localDate("2025-10-31"), to: localDate("2025-11-20") });
  expect(requests.map((r) => new URL(r.url).searchParams.get("db"))).toEqual(["FM01", "FM08", "BS01"]);
  expect(requests[0]!.url).toContain("startDate=202510&endDate=202511");
  const page = (position: string) => ({
    bytes: new TextEncoder().encode(`{"STATUS":200,"MESSAGEID":"M181000I","NEXTPOSITION":${position},"RESULTSET":[]}`),
    from: "",
    retrieved: instant(0),
  });
  expect(bojStatSearch.next!(page("255"), requests[0]!)?.url).toContain("startPosition=255");
  expect(bojStatSearch.next!(page("null"), requests[0]!)).toBeUndefined();
});

const real = "recordings/boj/getDataCode_FM08_FXERD04_FXERD34_202603.json";
describe.skipIf(!haveShared(real))("a real answer", () => {
  it("is read without a problem", () => {
    const parsed = recording(bojStatSearch, real);
    expect(parsed.problems).toEqual([]);
    const rates = shown(parsed, "fx.usdjpy.tokyo");
    expect(rates).toHaveLength(19);
    expect([rates[0], rates.at(-1)]).toEqual([
      "2026-03-02 156.99 Yen per U.S. Dollar",
      "2026-03-27 159.95 Yen per U.S. Dollar",
    ]);
  });
});
