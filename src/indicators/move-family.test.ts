// Last moves at the episode, simple and trailing, by test/support/reference/ai-funding-price-action-strong-hands.py.
import { describe, expect, it } from "vitest";
import { indicatorAt, readingAt, viewOf } from "../../test/support/indicator-at.ts";

const cases = [
  ["spx-change", -0.015567225119539, -0.029496147675173, -0.023978266710452],
  ["djia-change", -0.00837711971949, -0.035926251053054, -0.017989753685361],
  ["nasdaq-change", -0.021546491947653, -0.034643529878848, -0.02912657648942],
  ["nikkei-change", -0.024045919819583, -0.034751346674699, -0.013829664895683],
  ["nvda-change", -0.03152476946172, -0.033286952798887, 0.001996893720879],
  ["btc-change", -0.053713419786323, -0.093717179671502, -0.200194548003155],
  ["eth-change", -0.063216415246506, -0.105325959316641, -0.255150338099756],
  ["sol-change", -0.024733693273019, -0.042547095480266, -0.276246683632032],
  ["xrp-change", -0.052090245520902, -0.106070087609512, -0.180133644898126],
  ["bnb-change", -0.034819608585718, -0.070547475007508, -0.196969556554377],
  ["ada-change", -0.068103448275862, -0.141382049245433, -0.28125],
] as const;

describe("moves at the episode", () => {
  it.each(cases)("%s", (id, day, five, month) => {
    const { value, details } = readingAt(id);
    expect(value).toBeCloseTo(day, 12);
    expect(details.move5).toBeCloseTo(five, 12);
    expect(details.move21).toBeCloseTo(month, 12);
  });

  it("shows Tokyo's rise of 20 November the evening before", () => {
    const { value, details } = readingAt("nikkei-change", "2025-11-20T12:00:00Z");
    expect(value).toBeCloseTo(49_823.9414 / 48_537.6992 - 1, 12);
    expect(details.session).toBe("2025-11-20");
  });

  it("counts no window across the year between the episodes", () => {
    const { details } = readingAt("spx-change");
    expect(details).toMatchObject({ move63: null, move252: null, movesKnown: 36, since: "2025-10-01", sizeRank: 4 });
  });

  it("has a year of BTC, in days", () => {
    const { details } = readingAt("btc-change");
    expect(details.move63).toBeCloseTo(-0.259975931365527, 12);
    expect(details.move365).toBeCloseTo(-0.081128529877429, 12);
  });
});

describe("trouble", () => {
  it("waits for a second close after a gap", () => {
    const view = viewOf("2025-10-01", {
      spx: [
        ["2024-08-29", 5592],
        ["2024-08-30", 5648],
        ["2025-10-01", 6711],
      ],
    });
    expect(indicatorAt("spx-change", view).outcome).toMatchObject({ state: "absent", reason: "warming-up" });
  });

  it("refuses a close of zero", () => {
    const view = viewOf("2025-10-02", {
      spx: [
        ["2025-10-01", 0],
        ["2025-10-02", 6711],
      ],
    });
    expect(indicatorAt("spx-change", view).outcome).toMatchObject({ state: "absent", reason: "undefined-result" });
  });

  it("is stale after a week, and keeps the last number", () => {
    const result = indicatorAt("spx-change", "2025-12-01");
    expect(result.outcome).toMatchObject({ state: "absent", reason: "stale" });
    expect(result.last!.value).toBeCloseTo(6602.99 / 6538.76 - 1, 12);
  });
});
