import { addDays, daysBetween, type LocalDate } from "../../core/time.ts";
import { claimDay, defineClaim, round, untestable } from "./define.ts";

const panic = 15;
const quietDays = 60;
const enough = 8;

export const panicIsContrarianBuy = defineClaim({
  id: "panic-is-contrarian-buy",
  claim: "Extreme fear is a signal to buy",
  test: "BTC one month after the first fear and greed reading of at most 15 in 60 days, against all days; number of events shown",
  judge: ({ facts }) => {
    const readings = facts.between("crypto.fear-greed", "1900-01-01", claimDay);
    if (readings.length === 0) return untestable("the fear and greed index (crypto.fear-greed)");
    const events: string[] = [];
    for (const { date, value } of readings) {
      const last = events.at(-1);
      if (value <= panic && (last === undefined || daysBetween(last as LocalDate, date as LocalDate) > quietDays))
        events.push(date);
    }
    const returns = events.flatMap((date) => {
      const [start, end] = [facts.on("btc.close", date), facts.on("btc.close", addDays(date as LocalDate, 30))];
      return start && end ? [(end.value / start.value - 1) * 100] : [];
    });
    const numbers = {
      readings: readings.length,
      events: events.length,
      eventsWithAMonthAfter: returns.length,
      firstEvent: events[0] ?? null,
      meanReturnPercent: returns.length > 0 ? round(returns.reduce((a, b) => a + b, 0) / returns.length, 1) : null,
    };
    // An interval from fewer events than this would be wider than any answer.
    return {
      verdict: returns.length === 0 && events.length === 0 ? "untestable" : "undetermined",
      numbers,
      reason: `${events.length} event(s) in ${readings.length} stored readings, ${returns.length} with a month after it: at least ${enough} independent events are needed; needs the publisher's history since 2018.`,
    };
  },
});
