/** The list of all claims under test, in the order of the note. A file that is not listed here fails a test. */
import { formatInstant, utcDateOf } from "../../core/time.ts";
import type { AsOfView } from "../../market/as-of-view.ts";
import { FactBook } from "../facts/fact-book.ts";
import { defaultReadings, type Readings } from "../readings.ts";
import { accumulationShowsConviction } from "./accumulation-shows-conviction.ts";
import { asiaBegan } from "./asia-began.ts";
import { beatWasSold } from "./beat-was-sold.ts";
import { carryUnwindActive } from "./carry-unwind-active.ts";
import { circularRevenue } from "./circular-revenue.ts";
import { damageBeforeNewYork } from "./damage-before-new-york.ts";
import type { ClaimDefinition, ClaimResult } from "./define.ts";
import { etfsAccumulatedEth } from "./etfs-accumulated-eth.ts";
import { jgbDrivesGlobalYields } from "./jgb-drives-global-yields.ts";
import { noCatalyst } from "./no-catalyst.ts";
import { nonlinearity3638 } from "./nonlinearity-36-38.ts";
import { panicIsContrarianBuy } from "./panic-is-contrarian-buy.ts";
import { permanentHoldersBought } from "./permanent-holders-bought.ts";
import { recentBuyersCapitulated } from "./recent-buyers-capitulated.ts";
import { recordYield } from "./record-yield.ts";
import { sellingWasForced } from "./selling-was-forced.ts";
import { sentimentMultiYearLow } from "./sentiment-multi-year-low.ts";
import { spotPricesRefuteDemand } from "./spot-prices-refute-demand.ts";
import { thresholdsAreTriggers } from "./thresholds-are-triggers.ts";
import { treasuriesBoughtTheDip } from "./treasuries-bought-the-dip.ts";
import { vixSinceApril } from "./vix-since-april.ts";
import { volPricesEvents } from "./vol-prices-events.ts";
import { yieldsStrengthenYen } from "./yields-strengthen-yen.ts";

export const claims: readonly ClaimDefinition[] = [
  asiaBegan,
  damageBeforeNewYork,
  noCatalyst,
  yieldsStrengthenYen,
  carryUnwindActive,
  jgbDrivesGlobalYields,
  recordYield,
  vixSinceApril,
  spotPricesRefuteDemand,
  circularRevenue,
  beatWasSold,
  sellingWasForced,
  recentBuyersCapitulated,
  permanentHoldersBought,
  etfsAccumulatedEth,
  treasuriesBoughtTheDip,
  accumulationShowsConviction,
  panicIsContrarianBuy,
  sentimentMultiYearLow,
  volPricesEvents,
  thresholdsAreTriggers,
  nonlinearity3638,
];

export interface TestedClaim extends ClaimResult {
  readonly id: string;
  readonly claim: string;
}

export interface ClaimAudit {
  /** ISO 8601, UTC. */
  readonly asOf: string;
  readonly items: readonly TestedClaim[];
}

/** A claim as a record of the note gives it. */
export interface StatedClaim {
  readonly id: string;
  readonly claim: string;
}

/**
 * Tests claims on the facts of the view. `stated` are the note's claims, in their order; without them every declared
 * claim is tested. A stated claim without a declared test is untestable and says so.
 */
export function auditClaims(
  view: AsOfView,
  stated?: readonly StatedClaim[],
  readings: Readings = defaultReadings,
): ClaimAudit {
  const context = { facts: new FactBook(view), today: utcDateOf(view.pin.asOf), readings };
  const items = (stated ?? claims).map(({ id, claim }): TestedClaim => {
    const definition = claims.find((candidate) => candidate.id === id);
    if (definition) return { id, claim, ...definition.judge(context) };
    return { id, claim, verdict: "untestable", numbers: {}, reason: "no test is declared for this claim" };
  });
  return { asOf: formatInstant(view.pin.asOf), items };
}

export { type ClaimResult, type ClaimVerdict, claimVerdicts } from "./define.ts";
