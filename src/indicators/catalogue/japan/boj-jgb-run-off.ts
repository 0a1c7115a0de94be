import { absent } from "../../../core/outcome.ts";
import { daysBetween, type LocalDate } from "../../../core/time.ts";
import { defineIndicator, history, reading } from "../../define.ts";

/** Days around a year in which the observation of a year before is looked for: month ends, and accounts every ten days. */
const nearYear = [355, 376] as const;

/** How fast the largest holder lets bonds go. Negative is run-off. */
export const bojJgbRunOff = defineIndicator({
  id: "boj-jgb-run-off",
  title: "Bank of Japan, change of its government bonds over a year",
  section: "japan",
  unit: "jpy",
  formula:
    "government bonds without bills on the last known day less those a year before (355 to 376 days); as a share of the holding a year before in the details",
  meaning: "What the bank lets go, others must buy besides all new debt: the pace sets how much yield they can ask.",
  reference: "models 1.6; Bank of Japan Accounts",
  inputs: { bonds: history("boj.jgb", 1) },
  compute: ({ bonds }) => {
    const end = bonds.observed.at(-1)!;
    const distance = (day: string) => daysBetween(day as LocalDate, end as LocalDate);
    const at = bonds.observed.findLastIndex((day) => distance(day) >= nearYear[0] && distance(day) <= nearYear[1]);
    if (at < 0) return absent("warming-up", `bonds a year before ${end}; more history from boj/stat-search`);
    const [now, before] = [bonds.values.at(-1)!, bonds.values[at]!];
    return reading(now - before, {
      details: {
        day: end,
        against: bonds.observed[at]!,
        bondsJpyTn: now / 1e12,
        share: before > 0 ? now / before - 1 : null,
      },
    });
  },
});
