import { absent } from "../../../core/outcome.ts";
import { carryToVolatility } from "../../../models/carry/carry-to-vol.ts";
import { rateInputs } from "../../carry-rates.ts";
import { defineIndicator, indicator, reading } from "../../define.ts";

/** Income over risk of the carry. Uses the year's volatility, which a quiet month cannot flatter; 60 sessions beside it. */
export const carryToVol = defineIndicator({
  id: "carry-to-vol",
  title: "Carry to volatility",
  section: "carry",
  unit: "multiple",
  formula:
    "(dollar policy rate - yen policy rate) / realised volatility of USDJPY over 250 sessions; the interval is that of the volatility; 60 sessions in the details",
  meaning: "Below about 0.25 the trade no longer pays for its risk and positions are cut without any news.",
  reference: "models 2.2; Lustig, Roussanov and Verdelhan 2011",
  inputs: { ...rateInputs, volatility: indicator("usdjpy-realised-volatility") },
  compute: ({ dollar, yen, volatility }) => {
    const [rateUsd, rateJpy] = [dollar.values.at(-1)!, yen.values.at(-1)!];
    const { volatility250: year, volatility250Lo: low, volatility250Hi: high } = volatility.details ?? {};
    if (typeof year !== "number" || typeof low !== "number" || typeof high !== "number")
      return absent("warming-up", "USDJPY log returns: fewer than 250 without a gap; more history from ecb/eurofxref");
    if (!(low > 0 && volatility.value > 0))
      return absent("undefined-result", "USDJPY did not move: no volatility to divide by");
    const ratios = [low, high].map((v) => carryToVolatility(rateUsd, rateJpy, v)).sort((a, b) => a - b) as [
      number,
      number,
    ];
    return reading(carryToVolatility(rateUsd, rateJpy, year), {
      interval: {
        lo: ratios[0],
        hi: ratios[1],
        method: "chi-squared interval of the volatility at 95 %, rates as they are",
        n: 250,
      },
      details: {
        differential: rateUsd - rateJpy,
        volatility250: year,
        with60Sessions: carryToVolatility(rateUsd, rateJpy, volatility.value),
      },
    });
  },
});
