/** Every event, one line each, by the day on which it can first happen. */
import type { EventDefinition } from "../define.ts";
import { baseCase } from "./base-case.ts";
import { bojDecember2025 } from "./boj-december-2025.ts";
import { jgb30ySustained360 } from "./jgb-30y-sustained-360.ts";
import { msciTreasuries } from "./msci-treasuries.ts";
import { nvdaFourthQuarter } from "./nvda-fourth-quarter.ts";
import { usdjpyAt150 } from "./usdjpy-at-150.ts";

export const events: readonly EventDefinition[] = [
  msciTreasuries,
  jgb30ySustained360,
  usdjpyAt150,
  baseCase,
  bojDecember2025,
  nvdaFourthQuarter,
];
