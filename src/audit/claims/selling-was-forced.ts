import { judgeForced } from "../../models/strong-hands/forced-share.ts";
import { claimDay, defineClaim, round, untestable } from "./define.ts";

/** Prior beta of bitcoin on the Nasdaq, with its spread. */
const beta = { value: 1.6, spread: 0.4 };

export const sellingWasForced = defineClaim({
  id: "selling-was-forced",
  claim: "Forced liquidation and panic, not fundamentals, made the fall",
  test: "what a macro beta leaves of the fall bounds the forced share from above; its lower bound needs liquidations, volume and depth",
  judge: ({ facts }) => {
    const [high, low] = [facts.on("btc.high", claimDay), facts.on("btc.low", claimDay)];
    const [ndx, before] = [facts.on("nasdaq-composite", claimDay), facts.before("nasdaq-composite", claimDay)];
    if (!high || !low || !ndx || !before) return untestable("BTC high and low and the Nasdaq of the day");
    const fall = Math.log(low.value / high.value);
    const macro = Math.log(ndx.value / before.value);
    const shareAt = (b: number) => Math.min(1, Math.max(0, (b * macro) / fall));
    const [most, least] = [1 - shareAt(beta.value - beta.spread), 0];
    const funding = facts.on("btc.perp.funding-8h-mean", claimDay);
    const numbers = {
      fallPercent: round((Math.exp(fall) - 1) * 100, 2),
      nasdaqPercent: round((Math.exp(macro) - 1) * 100, 2),
      macroSharePercent: round(shareAt(beta.value) * 100, 1),
      forcedShareLowPercent: 0,
      forcedShareHighPercent: round(most * 100, 1),
      funding8hBp: funding ? round(funding.value * 10_000, 2) : null,
    };
    const verdict = judgeForced(least, most);
    return {
      verdict: verdict === "forced" ? "supported" : verdict === "not forced" ? "contradicted" : "undetermined",
      numbers,
      reason: `The Nasdaq's move accounts for about ${numbers.macroSharePercent} % of the UTC day's fall, so forced sales lie between 0 and ${numbers.forcedShareHighPercent} %; liquidations, open interest and book depth (exchange feeds) would narrow it and are not stored.`,
    };
  },
});
