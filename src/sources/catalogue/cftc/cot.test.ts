// Positions on fixtures and on real rows; nets by hand, release days off the CFTC's schedule. The delays of late 2025 agree with
// the packaged facts.
import { describe, expect, it } from "vitest";
import { fixture, haveShared, publicFrom, recording, shown } from "../../../../test/support/source-files.ts";
import { localDate } from "../../../core/time.ts";
import { cftcCot } from "./cot.ts";

const legacy = fixture(cftcCot, "legacy_6dca-aqww.json");

it("reads longs minus shorts", () => {
  expect(shown(legacy, "cftc.jpy.noncommercial-net")).toEqual([
    "2024-11-12 -46656 contracts",
    "2025-10-14 37135 contracts",
    "2024-07-02 -184223 contracts",
  ]);
  const financial = fixture(cftcCot, "tff_gpe5-46if.json");
  expect(shown(financial, "cftc.jpy.leveraged-net")).toEqual(["2024-11-12 -19098 contracts"]);
  expect(shown(financial, "cftc.jpy.asset-manager-net")).toEqual(["2024-11-12 -40570 contracts"]);
  expect(shown(financial, "cftc.jpy.dealer-net")).toEqual(["2024-11-12 60523 contracts"]);
});

describe("publication", () => {
  const series = "cftc.jpy.noncommercial-net";
  it("is when the row appeared, which a shutdown delays by weeks", () => {
    expect(publicFrom(legacy, series, "2024-11-12")).toBe("2024-11-15T20:30:12.345Z");
    expect(publicFrom(legacy, series, "2025-10-14")).toBe("2025-11-25T20:30:41.100Z");
  });

  it("is Friday by rule for history that was loaded later", () => {
    expect(publicFrom(legacy, series, "2024-07-02")).toBe("2024-07-08T19:30:00Z");
  });

  it("is not known for a delayed week without a time of its own", () => {
    const { rows } = fixture(cftcCot, "tff_gpe5-46if.json");
    expect(rows[0]!.published).toBeDefined();
    const delayed = cftcCot.parsers[1]!({
      bytes: new TextEncoder().encode(
        '[{"report_date_as_yyyy_mm_dd":"2025-11-04T00:00:00.000","cftc_contract_market_code":"097741","futonly_or_combined":"FutOnly","open_interest_all":"331234"}]',
      ),
      from: "",
      retrieved: rows[0]!.published!,
    });
    expect(delayed.rows.map((r) => [r.text, r.published])).toEqual([["331234", undefined]]);
  });
});

it("asks for the yen's code between two days, with the row's own time", () => {
  const [first, second] = cftcCot.request!({ from: localDate("2025-01-01"), to: localDate("2025-11-20") });
  const asked = new URL(first!.url).searchParams;
  expect(asked.get("$select")).toContain(":created_at,report_date_as_yyyy_mm_dd");
  expect(asked.get("$where")).toBe(
    "cftc_contract_market_code='097741' AND report_date_as_yyyy_mm_dd between '2025-01-01T00:00:00' and '2025-11-20T00:00:00'",
  );
  expect(second!.url).toContain("gpe5-46if");
});

describe.skipIf(!haveShared("recordings/cftc/"))("real rows", () => {
  it("are read without a problem", () => {
    const parsed = recording(cftcCot, "recordings/cftc/tff_futures_only_gpe5-46if_JPY_2026-09-08.json");
    expect(parsed.problems).toEqual([]);
    // 81,760 - 130,858; 77,576 - 78,146; 98,552 - 138,029.
    expect(shown(parsed, "cftc.jpy.leveraged-net")).toEqual(["2026-09-08 -49098 contracts"]);
    expect(shown(parsed, "cftc.jpy.asset-manager-net")).toEqual(["2026-09-08 -570 contracts"]);
    expect(shown(parsed, "cftc.jpy.dealer-net")).toEqual(["2026-09-08 -39477 contracts"]);
  });

  it.each([
    "tff_futures_only_gpe5-46if_AUD_2025-08-05.json",
    "legacy_futures_and_options_combined_jun7-fc8e_239747_2024-08-20.json",
  ])("of another contract give nothing and say so: %s", (file) => {
    const parsed = recording(cftcCot, `recordings/cftc/${file}`);
    expect(parsed.rows).toEqual([]);
    expect(parsed.problems[0]!.place).toBe("0.cftc_contract_market_code");
  });
});
