/** Every behaviour, one line each. */
import type { BehaviourDefinition } from "../define.ts";
import { carryFund } from "./carry-fund.ts";
import { centralBankBuyer } from "./central-bank-buyer.ts";
import { deleverToTarget } from "./delever-to-target.ts";
import { etfHolders } from "./etf-holders.ts";
import { foreignBondHolders } from "./foreign-bond-holders.ts";
import { fxMarginFund } from "./fx-margin-fund.ts";
import { hold } from "./hold.ts";
import { perpTraders } from "./perp-traders.ts";
import { scheduledSale } from "./scheduled-sale.ts";
import { strongHands } from "./strong-hands.ts";
import { targetLeverage } from "./target-leverage.ts";
import { thresholdDeleveraging } from "./threshold-deleveraging.ts";
import { treasuryCompany } from "./treasury-company.ts";
import { trendFollower } from "./trend-follower.ts";
import { volTarget } from "./vol-target.ts";

const list = [
  deleverToTarget,
  thresholdDeleveraging,
  targetLeverage,
  carryFund,
  fxMarginFund,
  volTarget,
  trendFollower,
  perpTraders,
  etfHolders,
  foreignBondHolders,
  treasuryCompany,
  strongHands,
  centralBankBuyer,
  scheduledSale,
  hold,
] as const;

// Each definition is precise about its own parameters; the list is about what they have in common.
export const behaviours: readonly BehaviourDefinition[] = list as unknown as readonly BehaviourDefinition[];
