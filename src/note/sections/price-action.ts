/** Price action: what moved, how far for its own standards, and how far below its high it stands. */
import { flowBars } from "../../charts/flow-bars.ts";
import { priceDrawdown } from "../../charts/price-drawdown.ts";
import { seriesLine } from "../../charts/series-line.ts";
import { type Block, type Inline, lead, paragraph, type Section, say, sentences, text } from "../document.ts";
import {
  asPercent,
  count,
  detail,
  type Facts,
  inUnit,
  plain,
  reading,
  sentence,
  signedPercent,
  word,
} from "../facts.ts";
import { figure, levelsOf, seriesWindow } from "../note-charts.ts";
import { readingsOf } from "../readings-table.ts";

export const priceActionSection = (facts: Facts): Section => ({
  id: "price-action",
  title: "Price action",
  blocks: [
    lead(sentences(opening(facts))),
    paragraph(...sentences(shares(facts), vix(facts), together(facts))),
    ...vixFigure(facts),
    paragraph(...sentences(bitcoin(facts), ether(facts), volatility(facts))),
    ...bitcoinFigure(facts),
    paragraph(...sentences(mood(facts), funding(facts), flows(facts), liquidations(facts))),
    ...flowFigure(facts),
    ...movesTable(facts),
    ...readingsOf(facts, "price-action", "Price action: all readings"),
  ],
});

const opening = (facts: Facts) =>
  sentence(
    facts,
    {
      move: reading("spx-change"),
      session: word("spx-change", "session"),
      sigmas: reading("spx-move-in-sigmas"),
      before: detail("spx-move-in-sigmas", "vixBefore", plain(2)),
    },
    ({ move, session, sigmas, before }) =>
      say`The S&P 500 moved ${move.span} on ${session.label}. Against the VIX of the session before (${before.span}) that is ${sigmas.span}: ${
        Math.abs(sigmas.value) < 2
          ? "inside what the options market had priced for one day, and words for it should be no larger"
          : "beyond what the options market had priced for one day"
      }.`,
    "The last session of the S&P 500 in standard deviations",
  );

const shares = (facts: Facts) =>
  sentence(
    facts,
    {
      nasdaq: reading("nasdaq-change"),
      dow: reading("djia-change"),
      nvda: reading("nvda-change"),
      nikkei: reading("nikkei-change"),
      nikkeiDay: word("nikkei-change", "session"),
    },
    ({ nasdaq, dow, nvda, nikkei, nikkeiDay }) =>
      say`The Nasdaq Composite moved ${nasdaq.span}, the Dow ${dow.span}, Nvidia ${nvda.span}; the Nikkei 225 ${nikkei.span} in its last session, ${nikkeiDay.label}.`,
    "The other share indices",
  );

const vix = (facts: Facts) =>
  sentences(
    sentence(
      facts,
      { level: reading("vix-level"), change: detail("vix-level", "change", signedPercent) },
      ({ level, change }) => say`The VIX closed at ${level.span} (${change.span}).`,
      "The VIX",
    ),
    sentence(
      facts,
      {
        share: detail("vix-level", "shareAtOrAbove", asPercent),
        closes: detail("vix-level", "closesKnown", count),
        since: word("vix-level", "since"),
      },
      ({ share, closes, since }) =>
        say`Of its ${closes.span} closes known without a gap since ${since.label}, ${share.span} were as high or higher.`,
    ),
  );

const together = (facts: Facts) =>
  sentences(
    sentence(
      facts,
      {
        down: reading("market-breadth"),
        assets: detail("market-breadth", "assets", count),
        far: detail("market-breadth", "shareBelowTwoSigma", asPercent),
      },
      ({ down, assets, far }) =>
        say`Of ${assets.span} assets ${down.span} fell in their last session, ${far.span} by more than two of their own standard deviations.`,
    ),
    sentence(
      facts,
      { turbulence: reading("turbulence"), surprise: detail("turbulence", "surprise", plain(2)) },
      ({ turbulence, surprise }) =>
        say`Turbulence was ${turbulence.span} its usual size, with a correlation surprise of ${surprise.span}: ${
          surprise.value < 1 ? "moves were large, but in the usual company" : "the usual company broke up"
        }.`,
    ),
  );

const bitcoin = (facts: Facts) =>
  sentence(
    facts,
    {
      move: reading("btc-change"),
      level: detail("btc-change", "level", inUnit("usdt")),
      day: word("btc-change", "session"),
      drawdown: reading("btc-drawdown"),
      highOn: word("btc-drawdown", "highOn"),
    },
    ({ move, level, day, drawdown, highOn }) =>
      say`Bitcoin closed the UTC day of ${day.label} at ${level.span}, ${move.span} on the day and ${drawdown.span} from its highest close of a year, on ${highOn.label}.`,
    "Bitcoin",
  );

const ether = (facts: Facts) =>
  sentence(
    facts,
    { move: reading("eth-change"), drawdown: reading("eth-drawdown") },
    ({ move, drawdown }) => say`Ether moved ${move.span} and stands ${drawdown.span} from its own high.`,
  );

const volatility = (facts: Facts) =>
  sentence(
    facts,
    { now: reading("btc-realised-volatility"), range: reading("btc-day-range") },
    ({ now, range }) =>
      say`Bitcoin's realised volatility is ${now.span} a year over 60 days; the range of its last day alone gives ${range.span} for that day.`,
  );

const mood = (facts: Facts) =>
  sentence(
    facts,
    {
      level: reading("fear-greed"),
      rank: detail("fear-greed", "rankFromLowest", count),
      days: detail("fear-greed", "daysKnown", count),
    },
    ({ level, rank, days }) =>
      say`The Fear & Greed index stood at ${level.span} (${level.label}), rank ${rank.span} from the lowest of ${days.span} days known.`,
    "The Fear & Greed index",
  );

const funding = (facts: Facts) =>
  sentence(facts, { rate: reading("btc-funding-annualised") }, ({ rate }) =>
    rate.value > 0
      ? say`Longs in perpetual futures still paid ${rate.span} a year to hold on, so leverage had not left.`
      : say`Funding of perpetual futures was ${rate.span} a year: longs no longer paid to hold on.`,
  );

const flows = (facts: Facts) =>
  sentence(
    facts,
    {
      flow: reading("etf-btc-flow"),
      rank: detail("etf-btc-flow", "outflowRank", count),
      known: detail("etf-btc-flow", "sessionsKnown", count),
      eth: reading("etf-eth-flow"),
    },
    ({ flow, rank, known, eth }) =>
      say`Spot bitcoin funds in the United States saw a net flow of ${flow.span} on ${flow.day}, rank ${rank.span} from the largest outflow of ${known.span} sessions known; ether funds ${eth.span}.`,
    "Fund flows",
  );

const liquidations = (facts: Facts) =>
  sentence(
    facts,
    {
      total: reading("crypto-liquidations"),
      coins: word("crypto-liquidations", "coins"),
      share: detail("crypto-liquidations", "longShare", asPercent),
    },
    ({ total, coins, share }) =>
      say`At least ${total.span} of ${coins.label} positions were liquidated in 24 hours, ${share.span} of them longs.`,
    "Liquidations",
  );

function vixFigure(facts: Facts): readonly Block[] {
  const window = seriesWindow(facts, "vix", 60);
  if (!window) return [];
  const chart = seriesLine({
    id: "vix",
    title: "VIX and its level under watch",
    subject: "the VIX",
    unit: "index-points",
    asOf: facts.input.asOf,
    height: 240,
    ...window,
    levels: levelsOf(facts, ["vix-above-35"]),
  });
  return [figure(facts, chart, ["vix"], "Daily closes.")];
}

function bitcoinFigure(facts: Facts): readonly Block[] {
  const price = seriesWindow(facts, "btc.close", 365);
  if (!price) return [];
  const drawdown = seriesWindow(facts, "btc.drawdown", 365) ?? { observed: [], values: [] };
  const chart = priceDrawdown({
    id: "btc",
    title: "Bitcoin and its drawdown",
    subject: "bitcoin",
    unit: "usdt",
    price,
    drawdown,
    levels: levelsOf(facts, ["btc-below-74430"]),
  });
  return [figure(facts, chart, ["btc.close"], "Closes of UTC days; below, the distance to the highest close so far.")];
}

function flowFigure(facts: Facts): readonly Block[] {
  const window = seriesWindow(facts, "etf.btc.net-flow", 60);
  if (!window) return [];
  const chart = flowBars({
    id: "etf-btc-flow",
    title: "US spot bitcoin funds, daily net flow",
    subject: "daily net flows",
    unit: "usd",
    ...window,
  });
  return [figure(facts, chart, ["etf.btc.net-flow"], "Above zero, money came in; below, it left.")];
}

/** Moves over several windows, one row an asset, for every indicator of the family "move of the last session". */
function movesTable(facts: Facts): readonly Block[] {
  const items = facts.input.status.filter(
    (s) => s.section === "price-action" && s.state === "present" && s.details?.move5 !== undefined,
  );
  if (items.length === 0) return [];
  const cell = (id: string, key: string): readonly Inline[] => {
    const found = detail(id, key, signedPercent)(facts);
    return found.state === "present" ? [found.value.span] : [text("—")];
  };
  return [
    {
      kind: "table",
      caption: "Moves to the last close, simple returns",
      columns: [
        { title: "Asset", align: "left" },
        { title: "Session", align: "right" },
        { title: "1", align: "right" },
        { title: "5", align: "right" },
        { title: "21", align: "right" },
        { title: "63", align: "right" },
      ],
      rows: items.map((item) => {
        const last = reading(item.id)(facts);
        const session = word(item.id, "session")(facts);
        return [
          [text(item.title.replace(/, move of the last .*$/, ""))],
          [text(session.state === "present" ? session.value.label.replace(/ \d{4}$/, "") : "—")],
          last.state === "present" ? [last.value.span] : [text("—")],
          cell(item.id, "move5"),
          cell(item.id, "move21"),
          cell(item.id, "move63"),
        ];
      }),
    },
  ];
}
