// Read from the packaged tables by hand: 61,465 contracts on 30 September 2025, published on 19 November after the lapse in
// funding, so stale on the 21st; -73,460 on 30 July 2024 after -184,223 on 2 July.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

it("is stale on the morning of the note and shows what it last knew", () => {
  const { outcome, last, observed } = indicatorAt("cftc-yen-position");
  expect(outcome).toMatchObject({ state: "absent", reason: "stale" });
  expect(observed).toBe("2025-09-30");
  // The reports before lie a year back: no change is made of them.
  expect(last).toMatchObject({ value: 61465, label: "net long yen", details: { change4Reports: null } });
});

it("shows the short position that was unwound in 2024", () => {
  expect(readingAt("cftc-yen-position", "2024-08-05T22:00:00Z")).toMatchObject({
    value: -73460,
    label: "net short yen",
    details: { change4Reports: 110763, reportDay: "2024-07-30" },
  });
});
