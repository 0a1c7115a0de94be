import { claimDay, defineClaim, round, untestable } from "./define.ts";

export const damageBeforeNewYork = defineClaim({
  id: "damage-before-new-york",
  claim: "Most of the loss was made before the New York open",
  test: "open of the S&P 500 and VIX against the previous close and the close of the day",
  judge: ({ facts }) => {
    const [close, before] = [facts.on("spx", claimDay), facts.before("spx", claimDay)];
    const numbers = close && before ? { sessionPercent: round((close.value / before.value - 1) * 100, 2) } : {};
    return untestable(
      "opening prices of the S&P 500 and VIX of the day (import of daily open, high, low, close)",
      numbers,
    );
  },
});
