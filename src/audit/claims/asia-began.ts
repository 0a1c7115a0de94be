import { claimDay, defineClaim, round, untestable } from "./define.ts";

export const asiaBegan = defineClaim({
  id: "asia-began",
  claim: "The fall of 20 November started in Asia and spread through Europe",
  test: "sign of Tokyo's session of the day, which closed before Europe opened, and of the one after New York's fall",
  judge: ({ facts }) => {
    const [close, before, next] = [
      facts.on("nikkei225", claimDay),
      facts.before("nikkei225", claimDay),
      facts.after("nikkei225", claimDay),
    ];
    if (!close || !before) return untestable("closes of the Nikkei 225 around the day (nikkei225)");
    const change = (close.value / before.value - 1) * 100;
    const after = next ? round((next.value / close.value - 1) * 100, 2) : null;
    const numbers = { nikkeiPercent: round(change, 2), nikkeiNextPercent: after };
    const tail = after === null ? "" : ` Tokyo fell (${after} %) only on the next session, after New York.`;
    return change > 0
      ? {
          verdict: "contradicted",
          numbers,
          reason: `The Nikkei rose ${round(change, 2)} % on the day [${close.name}].${tail}`,
        }
      : {
          verdict: change < -1 ? "supported" : "undetermined",
          numbers,
          reason: `The Nikkei changed ${round(change, 2)} % on the day [${close.name}].`,
        };
  },
});
