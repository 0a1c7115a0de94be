/** Every scenario, one line each: by force, then all together, then replays. */
import type { ScenarioDefinition } from "../define.ts";
import { boj25bp } from "./boj-25bp.ts";
import { btcTreasuryCost } from "./btc-treasury-cost.ts";
import { etfRun } from "./etf-run.ts";
import { jgb30y380 } from "./jgb-30y-380.ts";
import { jgb30yCapped } from "./jgb-30y-capped.ts";
import { julyAugust2024 } from "./july-august-2024.ts";
import { neutralRate50bp } from "./neutral-rate-50bp.ts";
import { neutralRate75bp } from "./neutral-rate-75bp.ts";
import { neutralRate100bp } from "./neutral-rate-100bp.ts";
import { november2025 } from "./november-2025.ts";
import { nvda20CommitmentFails } from "./nvda-20-commitment-fails.ts";
import { threeForces } from "./three-forces.ts";
import { treasuryIndexExclusion } from "./treasury-index-exclusion.ts";
import { usdjpy145 } from "./usdjpy-145.ts";
import { usdjpy150 } from "./usdjpy-150.ts";
import { usdjpy152 } from "./usdjpy-152.ts";

export const scenarios: readonly ScenarioDefinition[] = [
  boj25bp,
  jgb30y380,
  jgb30yCapped,
  usdjpy152,
  usdjpy150,
  usdjpy145,
  neutralRate50bp,
  neutralRate75bp,
  neutralRate100bp,
  nvda20CommitmentFails,
  btcTreasuryCost,
  treasuryIndexExclusion,
  etfRun,
  threeForces,
  julyAugust2024,
  november2025,
];
