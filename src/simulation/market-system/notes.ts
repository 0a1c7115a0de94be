/** What a reader of an answer should know about time and sizes. */
import type { MarketChoices } from "./facts.ts";
import type { MarketStudy } from "./study.ts";

/** Moves below this are not worth a note. */
const seen = 5e-4;
const sessionsPerYear = 252;

/** `start` is the volatility of the Nasdaq a year that the run starts from. */
export function studyNotes(study: MarketStudy, start: number, choices: MarketChoices): string[] {
  const { parameter, stepSessions, laterShocks = [] } = choices;
  const notes: string[] = [];
  const asset = (id: string) => study.assets.find((a) => a.asset === id)!;
  if (study.sales.some((s) => s.institution === "strong-hands")) {
    const spent = -study.sales.find((s) => s.institution === "strong-hands")!.money;
    const most = (parameter("strong-hands-pace") * stepSessions * (1 + laterShocks.length)) / 1e9;
    notes.push(
      `BTC: the furthest price is the headline. Buyers of falls then spent USD ${spent.toFixed(1)}bn of at most ${most.toFixed(1)}bn in these sessions; rounds are no clock time, so their pace a session limits them, and the outside move stays`,
    );
  }
  if (study.sales.some((s) => s.asset === "usdjpy" && s.institution.startsWith("carry")))
    notes.push(
      `carry: the depth of USDJPY is at least ${parameter("depth-usdjpy-over-exposure")} times the trade, from July and August 2024: so the yen's own move hardly depends on the size of the trade; how much of it is closed, and sales of other assets, do; see the figures by size`,
    );
  const funds = study.sales.find((s) => s.institution === "vol-target-funds");
  const nasdaq = laterShocks.map((shock) => shock.nasdaq).filter((move) => move !== undefined);
  if (funds && funds.money < 0 && asset("nasdaq").total < -seen && nasdaq.length > 1) {
    const squares = nasdaq.reduce((sum, move) => sum + move * move, 0) / nasdaq.length;
    notes.push(
      `volatility-target funds buy in this fall: they start at a volatility of the Nasdaq of ${percent(start)} a year, and its moves from outside make ${percent(Math.sqrt((squares * sessionsPerYear) / stepSessions))} only, so to them the run is calm. They would sell from a start that low; so their side rests on the start, not on the episode`,
    );
  }
  const vix = asset("vix");
  if (Math.abs(vix.total) > seen && stepSessions > 1)
    notes.push("VIX: of a fall over weeks less is left at the end than of the same fall in a day");
  return notes;
}

const percent = (ratio: number): string => `${Number((ratio * 100).toFixed(1))} %`;
