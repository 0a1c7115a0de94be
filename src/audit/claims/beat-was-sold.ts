import { claimDay, defineClaim, round, untestable } from "./define.ts";

export const beatWasSold = defineClaim({
  id: "beat-was-sold",
  claim: "The gain after Nvidia's results was given back within hours",
  test: "open, high and close of the share on the session after the results of 19 November",
  judge: ({ facts }) => {
    const [close, before] = [facts.on("nvda.close", claimDay), facts.before("nvda.close", claimDay)];
    if (!close || !before) return untestable("closes of the share around the results (nvda.close)");
    const change = (close.value / before.value - 1) * 100;
    const numbers = {
      closeBefore: round(before.value, 2),
      close: round(close.value, 2),
      changePercent: round(change, 2),
    };
    return change >= 0
      ? {
          verdict: "contradicted",
          numbers,
          reason: `The share closed ${round(change, 2)} % higher on the session after the results.`,
        }
      : {
          verdict: "undetermined",
          numbers,
          reason: `The close after the results was ${round(change, 2)} %: whatever gain there was had gone by then. Whether there was one, and for how long, needs the day's open and high (import of daily prices).`,
        };
  },
});
