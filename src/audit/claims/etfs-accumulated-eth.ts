import { claimDay, defineClaim, round, untestable } from "./define.ts";

export const etfsAccumulatedEth = defineClaim({
  id: "etfs-accumulated-eth",
  claim: "Spot ETH funds accumulated 360,000 ETH in November",
  test: "sum of the month's net flows known at the as-of",
  judge: ({ facts }) => {
    const flows = facts.between("etf.eth.net-flow", "2025-11-01", claimDay);
    const prices = facts.between("eth.close", "2025-11-01", claimDay);
    if (flows.length < 5 || prices.length === 0)
      return untestable("daily flows of the spot ETH funds (etf.eth.net-flow)");
    const sum = flows.reduce((total, flow) => total + flow.value, 0);
    const price = prices.reduce((total, fact) => total + fact.value, 0) / prices.length;
    const numbers = {
      sumUsdBn: round(sum / 1e9, 3),
      sessions: flows.length,
      ethAtAveragePrice: round(sum / price, 0),
      lastSession: flows.at(-1)!.date,
    };
    const words = `${flows.length} sessions to ${numbers.lastSession} sum to ${numbers.sumUsdBn} USD bn, about ${numbers.ethAtAveragePrice} ETH`;
    if (sum < 0) return { verdict: "contradicted", numbers, reason: `${words}: money left the funds over the month.` };
    return {
      verdict: Math.abs(sum / price / 360_000 - 1) < 0.1 ? "supported" : "contradicted",
      numbers,
      reason: `${words}.`,
    };
  },
});
