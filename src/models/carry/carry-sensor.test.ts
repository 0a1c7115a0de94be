// Truth table of the sensor: 20 November 2025 is not active (T2.6), 5 August 2024 is (T2.7).
import { expect, it } from "vitest";
import { carryLegs, judgeCarryUnwind } from "./carry-sensor.ts";

const judge = (evidence: Parameters<typeof carryLegs>[0]) => judgeCarryUnwind(carryLegs(evidence, 1));

it("is not active when the yen weakened, whatever else is missing", () => {
  expect(judge({ yenAppreciationSigmas: -0.3 })).toBe("not active");
  expect(judge({ yenAppreciationSigmas: -0.3, volatilityChange: 0.02, targetReturn: -0.1 })).toBe("not active");
});

it("is active with a strong yen, shrinking shorts and falling targets", () => {
  expect(judge({ yenAppreciationSigmas: 3.1, netShortBefore: 184000, netShortNow: 73000, targetReturn: -0.17 })).toBe(
    "active",
  );
  expect(judge({ yenAppreciationSigmas: 1, volatilityChange: 0.01, targetReturn: -0.01 })).toBe("active");
});

it("does not apply the position leg to a net long position", () => {
  expect(carryLegs({ netShortBefore: -60000, netShortNow: -50000 }, 1).positionFalling).toBe("not applicable");
  expect(judge({ yenAppreciationSigmas: 2, netShortBefore: -60000, volatilityChange: -0.01, targetReturn: -0.1 })).toBe(
    "not active",
  );
});

it("is undetermined while a necessary condition is unknown and none is false", () => {
  expect(judge({ yenAppreciationSigmas: 2, targetReturn: -0.1 })).toBe("undetermined");
  expect(judge({})).toBe("undetermined");
});
