/** Every threshold, one line each, in the order of the sections of the note. A test fails if a file is missing here. */
import type { ThresholdDefinition } from "../define.ts";
import { btcBelow74407 } from "./btc-below-74407.ts";
import { btcBelow74430 } from "./btc-below-74430.ts";
import { carryToVolBelow25 } from "./carry-to-vol-below-25.ts";
import { debtServiceM1Above10 } from "./debt-service-m1-above-10.ts";
import { debtServiceM3Above10 } from "./debt-service-m3-above-10.ts";
import { fearGreedAt10 } from "./fear-greed-at-10.ts";
import { gpuRentBelowBreakEven } from "./gpu-rent-below-break-even.ts";
import { jgb30yAbove360 } from "./jgb-30y-above-360.ts";
import { jgb30yAbove380 } from "./jgb-30y-above-380.ts";
import { nvdaCashConversionBelow75 } from "./nvda-cash-conversion-below-75.ts";
import { nvdaDsoAbove533 } from "./nvda-dso-above-533.ts";
import { strategyMnavBelow1 } from "./strategy-mnav-below-1.ts";
import { usdjpyBelow145 } from "./usdjpy-below-145.ts";
import { usdjpyBelow150 } from "./usdjpy-below-150.ts";
import { usdjpyBelow152 } from "./usdjpy-below-152.ts";
import { usdjpyBelowBreakEven3m } from "./usdjpy-below-break-even-3m.ts";
import { usdjpyBelowBreakEven12m } from "./usdjpy-below-break-even-12m.ts";
import { vixAbove35 } from "./vix-above-35.ts";

export const thresholds: readonly ThresholdDefinition[] = [
  jgb30yAbove360,
  jgb30yAbove380,
  debtServiceM1Above10,
  debtServiceM3Above10,
  usdjpyBelow152,
  usdjpyBelow150,
  usdjpyBelow145,
  usdjpyBelowBreakEven3m,
  usdjpyBelowBreakEven12m,
  carryToVolBelow25,
  nvdaDsoAbove533,
  nvdaCashConversionBelow75,
  gpuRentBelowBreakEven,
  vixAbove35,
  fearGreedAt10,
  btcBelow74430,
  btcBelow74407,
  strategyMnavBelow1,
];
