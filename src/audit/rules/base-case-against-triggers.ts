import { closeToClose } from "../../models/price-action/close-to-close-volatility.ts";
import { touchProbabilityOf } from "../../models/thresholds/touch-probability.ts";
import type { AuditContext } from "../context.ts";
import { defineRule, finding, show, showInterval } from "../define.ts";
import { interval, middle } from "../printed.ts";

const sessionsPerYear = 252;

/** Years of the horizon that the base case states; eighteen months and the like. */
function horizonYears(context: AuditContext): number | undefined {
  const horizon = context.of("horizon")[0];
  return (
    horizon &&
    middle(horizon.stated!) *
      ({ months: 1 / 12, years: 1, days: 1 / 365 }[horizon.tag.unit as "months" | "years" | "days"] ?? 1 / 12)
  );
}

export const baseCaseAgainstTriggers = defineRule({
  id: "base-case-against-triggers",
  title: "Base case against the note's own triggers",
  explanation:
    "The chance that a trigger is touched within the horizon (driftless, realised volatility of 250 sessions) against the chance that the base case leaves to its opposite.",
  links: undefined,
  apply: (context, rule) => {
    const years = horizonYears(context);
    return context.of("probability").flatMap((subject) => {
      if (subject.tag.entity.kind !== "scenario" || years === undefined || subject.tag.unit !== "percent") return [];
      const trigger = context
        .of("trigger-level")
        .find((t) => t.tag.entity.kind === "fx" || t.tag.entity.kind === "coin");
      const series = trigger?.tag.entity.series;
      const spot = context.facts.latest(series);
      if (!trigger || !spot) return [];
      const closes = context.facts.last(series, 251).map((fact) => fact.value);
      const volatility = closes.length >= 60 ? closeToClose(closes, sessionsPerYear) : context.readings.fxVolatility;
      const barrier = trigger.stated!.high;
      const touch = touchProbabilityOf({
        spot: spot.value,
        barrier,
        volatility,
        drift: 0,
        years,
        kind: "geometric",
        monitoring: "continuous",
      });
      const left = interval(100 - subject.stated!.high, 100 - subject.stated!.low);
      const given = interval(left.low / touch / 100, left.high / touch / 100);
      const arithmetic = `touch of ${show(barrier)} from ${show(spot.value)} [${spot.name}] in ${show(years)} years at ${show(volatility * 100)} %: ${show(touch)}; the base case leaves ${showInterval(left)} % to its opposite`;
      if (touch * 100 <= left.high)
        return [finding(rule, subject, [trigger], "consistent", arithmetic, 100 - touch * 100)];
      return [
        finding(
          rule,
          subject,
          [trigger],
          "assumption",
          arithmetic,
          100 - touch * 100,
          `a touched trigger leads to the opposite of the base case only with probability ${showInterval(given)}`,
        ),
      ];
    });
  },
});
