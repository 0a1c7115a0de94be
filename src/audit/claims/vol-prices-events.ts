import { varianceFactors } from "../../models/outlook/variance-interval.ts";
import { defineClaim, round, untestable } from "./define.ts";

const pastEvents = 8;

export const volPricesEvents = defineClaim({
  id: "vol-prices-events",
  claim: "Option volatility fully prices the coming yes-or-no events",
  test: "implied event variance over realised squared event moves, with the interval that few events allow",
  judge: () => {
    const { low, high } = varianceFactors(pastEvents, 0.95);
    return untestable(
      `implied volatility by expiry around the events (import); even then ${pastEvents} past events know a variance only to a factor of ${round(low, 2)} to ${round(high, 2)}`,
      { pastEvents, varianceFactorLow: round(low, 2), varianceFactorHigh: round(high, 2) },
    );
  },
});
