import { absent } from "../../../core/outcome.ts";
import { isLocalDate } from "../../../core/time.ts";
import { basisPoint } from "../../../core/units.ts";
import { markToMarket } from "../../../models/japan/boj-run-off.ts";
import { defineIndicator, evenStale, history, optional, parameter, reading, records } from "../../define.ts";
import { citation, figuresOf, findFigure, fiscalFigures, fiscalSource, noFigure } from "../../fiscal.ts";
import { until } from "../../windows.ts";

/** JPY tn, as the accounts print it, in yen. */
const trillion = 1e12;
/** A fiscal year-end, until the accounts of the next one are out at the end of May, and a month of grace. */
const freshForDays = 455;

/** The loss that the accounts do not book, and what the yields since then would add. Positive is a loss. */
export const bojUnrealisedLoss = defineIndicator({
  id: "boj-unrealised-loss",
  title: "Bank of Japan's unrealised loss on government bonds",
  section: "japan",
  unit: "jpy",
  formula:
    "book less market value at the newest fiscal year-end published; the details add an estimate since: holding x assumed modified duration x change of the 10-year yield",
  meaning:
    "Not booked and not a cash loss, but the larger it is, the costlier an early sale: the run-off can slow, not turn.",
  reference: "models 1.6; Bank of Japan accounts",
  inputs: {
    fiscal: records("fiscal", fiscalSource),
    yields: optional(evenStale(history("jgb.10y", 1))),
    duration: parameter("boj-jgb-duration"),
  },
  compute: ({ fiscal, yields, duration }) => {
    const figures = fiscalFigures(fiscal);
    const losses = figuresOf(figures, "boj.jgb-unrealised-loss");
    const loss = losses.at(-1);
    if (!loss) return noFigure("unrealised loss of the Bank of Japan (boj.jgb-unrealised-loss)");
    const holding = findFigure(figures, "boj.long-term-jgb-holdings", loss.period);
    const then = yields && until(yields, loss.period).values.at(-1);
    const now = yields?.values.at(-1);
    const known = holding !== undefined && then !== undefined && now !== undefined;
    const added = known ? -markToMarket(holding.value * duration * basisPoint, now - then) : null;
    if (!isLocalDate(loss.period))
      return absent("undefined-result", `the unrealised loss is of "${loss.period}", which is not a day`);
    return reading(loss.value * trillion, {
      figure: { day: loss.period, freshForDays },
      details: {
        period: loss.period,
        beforeJpyTn: losses.at(-2)?.value ?? null,
        holdingJpyTn: holding?.value ?? null,
        yieldChangeSince: known ? now - then : null,
        estimatedLossSinceJpyTn: added,
        ...citation("loss", loss),
      },
    });
  },
});
