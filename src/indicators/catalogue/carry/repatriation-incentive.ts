import { mean } from "simple-statistics";
import { absent } from "../../../core/outcome.ts";
import { homeIncentive } from "../../../models/carry/repatriation-incentive.ts";
import { basisInput, forwardOf } from "../../carry-rates.ts";
import { defineIndicator, reading, recent, type SeriesWindow } from "../../define.ts";
import { contiguousTail, lastOf, onCommonDays, tooShort } from "../../windows.ts";

/** Three years of sessions on which both countries trade. */
const sessions = 700;
const kept = 800;
const changeSessions = 60;

/** One tenor's incentive day by day, hedged at the policy rates and the assumed basis; undefined where rates give no forward. */
function incentives(home: SeriesWindow, abroad: SeriesWindow, dollar: SeriesWindow, yen: SeriesWindow, basis: number) {
  const [homes, abroads, dollars, yens] = onCommonDays([home, abroad, dollar, yen]).map((w) => contiguousTail(w));
  const values: number[] = [];
  for (const [i, y] of homes!.values.entries()) {
    const hedge = forwardOf(1, yens!.values[i]!, dollars!.values[i]!, basis, 1);
    if (!hedge) return undefined;
    values.push(homeIncentive(y, abroads!.values[i]!, hedge.hedgeCost));
  }
  return lastOf({ observed: homes!.observed, values }, sessions);
}

/** The rise of the reason to come home, tenor by tenor. A level would mean permanent selling, which flows do not show. */
export const repatriationIncentive = defineIndicator({
  id: "repatriation-incentive",
  title: "Incentive to bring money home, 10 years, against its own mean",
  section: "carry",
  unit: "rate-difference",
  formula:
    "JGB 10-year - (US 10-year - 12-month hedge cost), less its mean over the last 700 common sessions (about 3 years); 30-year against 30-year in the details; never a mixed tenor",
  meaning:
    "A rise is what moves hedged holders; the level alone has favoured staying home for years, while residents kept buying.",
  reference: "models 2.6",
  inputs: {
    jgb10: recent(kept, "jgb.10y", sessions),
    jgb30: recent(kept, "jgb.30y", sessions),
    ust10: recent(kept, "ust.10y", sessions),
    ust30: recent(kept, "ust.30y", sessions),
    dollar: recent(kept, "us.effr", sessions),
    yen: recent(kept, "jp.policy-rate", sessions),
    ...basisInput,
  },
  compute: ({ jgb10, jgb30, ust10, ust30, dollar, yen, basis }) => {
    const ten = incentives(jgb10, ust10, dollar, yen, basis);
    const thirty = incentives(jgb30, ust30, dollar, yen, basis);
    if (!ten || !thirty) return absent("undefined-result", "these rates give no positive forward");
    if (ten.values.length < sessions || thirty.values.length < sessions)
      return tooShort(
        "common sessions of yields and policy rates",
        Math.min(ten.values.length, thirty.values.length),
        sessions,
        "mof/jgb",
      );
    const now = { ten: ten.values.at(-1)!, thirty: thirty.values.at(-1)! };
    const average = { ten: mean([...ten.values]), thirty: mean([...thirty.values]) };
    return reading(now.ten - average.ten, {
      details: {
        day: ten.observed.at(-1)!,
        meanSince: ten.observed[0]!,
        incentive10: now.ten,
        mean10: average.ten,
        change10Over60Sessions: now.ten - ten.values.at(-1 - changeSessions)!,
        rise30: now.thirty - average.thirty,
        incentive30: now.thirty,
        mean30: average.thirty,
        change30Over60Sessions: now.thirty - thirty.values.at(-1 - changeSessions)!,
      },
    });
  },
});
