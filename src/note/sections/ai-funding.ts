/** AI funding: whether the profits arrive as cash, and whose money pays for them. */
import { lead, paragraph, type Section, say, sentences } from "../document.ts";
import {
  asPercent,
  bound,
  bySign,
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
import { readingsOf } from "../readings-table.ts";

export const aiFundingSection = (facts: Facts): Section => ({
  id: "ai-funding",
  title: "AI funding: profit, cash and whose money",
  blocks: [
    lead(sentences(opening(facts))),
    paragraph(...sentences(receivables(facts), inventory(facts), accruals(facts), screen(facts))),
    paragraph(...sentences(roundTrip(facts), cycles(facts))),
    paragraph(...sentences(rent(facts), required(facts), stress(facts))),
    ...readingsOf(facts, "ai-funding", "AI funding: all readings"),
  ],
});

const usd = inUnit("usd");
const days = inUnit("days");

const opening = (facts: Facts) =>
  sentence(
    facts,
    {
      cash: reading("nvda-cash-conversion"),
      dso: reading("nvda-dso"),
      end: word("nvda-dso", "quarterEnd"),
      usual: detail("nvda-dso", "average5y", days),
    },
    ({ cash, dso, end, usual }) =>
      say`In Nvidia's quarter to ${end.label}, ${cash.span} of profit arrived as cash and customers took ${dso.span} to pay, ${bySign(dso.value - usual.value, "less than", "as long as", "more than")} the ${usual.span} of its own five-year average: ${
        dso.value > usual.value && cash.value < 1
          ? "part of the growth is credit to customers"
          : "the accounts show no unusual credit to customers"
      }.`,
    "Nvidia's cash conversion and collection",
  );

const receivables = (facts: Facts) =>
  sentence(
    facts,
    {
      own: reading("nvda-excess-receivables"),
      days: detail("nvda-excess-receivables", "referenceDays", days),
      other: detail("nvda-excess-receivables", "againstNoteReferenceUsd", usd),
      noteDays: detail("nvda-excess-receivables", "noteReferenceDays", days),
    },
    ({ own, days: reference, other, noteDays }) =>
      say`Receivables beyond usual collection are ${own.span} against its own ${reference.span}, and ${other.span} against the ${noteDays.span} that the note takes; both are stocks, not amounts a quarter.`,
    "Receivables beyond usual collection",
  );

const inventory = (facts: Facts) =>
  sentence(
    facts,
    {
      gap: reading("nvda-inventory-gap"),
      stock: detail("nvda-inventory-gap", "inventoryGrowth", signedPercent),
      sales: detail("nvda-inventory-gap", "salesGrowth", signedPercent),
    },
    ({ gap, stock, sales }) =>
      say`Inventory moved by ${stock.span} in the quarter and sales by ${sales.span}, a gap of ${gap.span}${gap.value > 0 ? ": goods pile up faster than they sell, or are laid in for demand that is promised" : ""}.`,
  );

const accruals = (facts: Facts) =>
  sentence(
    facts,
    { accruals: reading("nvda-accruals"), months: detail("nvda-accruals", "months", count) },
    ({ accruals: ratio, months }) =>
      say`Over ${months.span} months, profit not matched by cash is ${ratio.span} of assets.`,
  );

const screen = (facts: Facts) =>
  sentence(
    facts,
    { score: reading("nvda-beneish"), calm: detail("nvda-beneish", "withoutGrowth", plain(3)) },
    ({ score, calm }) =>
      say`The Beneish screen reads ${score.span} (${score.label}); ${
        score.value > -1.78 && calm.value <= -1.78
          ? "growth alone raises the flag, since without it the score is"
          : "without growth the score is"
      } ${calm.span}. It is a screen for yearly accounts of manufacturers and no verdict.`,
  );

const roundTrip = (facts: Facts) =>
  sentence(
    facts,
    {
      share: reading("ai-round-trip-share"),
      lo: bound("ai-round-trip-share", "lo"),
      hi: bound("ai-round-trip-share", "hi"),
      open: detail("ai-round-trip-share", "shareNotBinding", asPercent),
    },
    ({ share, lo, hi, open }) =>
      say`If every deal of the register were paid in full, ${share.span} of Nvidia's revenue would be money that started at Nvidia; from binding deals only to the largest possible circulation the range is ${lo.span} to ${hi.span}. Of the amounts in the register ${open.span} are not binding, so the range matters more than the point.`,
    "The round-trip share of Nvidia's revenue",
  );

const cycles = (facts: Facts) =>
  sentence(
    facts,
    { all: reading("ai-deal-cycles"), own: detail("ai-deal-cycles", "throughNvidia", count) },
    ({ all, own }) =>
      say`The register holds ${all.span} cycles of money, ${own.span} of them through Nvidia; a cycle is a dependence and no fraud.`,
  );

const rent = (facts: Facts) =>
  sentences(
    sentence(
      facts,
      { rent: reading("gpu-rent") },
      ({ rent: price }) => say`An H100 rented for ${price.span} on ${price.day}.`,
      "The rental price of an H100",
    ),
    sentence(
      facts,
      { level: reading("gpu-rent-break-even") },
      ({ level }) => say`Its break-even is ${level.span}, from assumptions alone.`,
    ),
  );

const required = (facts: Facts) =>
  sentence(
    facts,
    {
      profit: reading("nvda-required-profit"),
      last: detail("nvda-required-profit", "lastFourQuartersUsd", usd),
      years: detail("nvda-required-profit", "years", inUnit("years")),
    },
    ({ profit, last, years }) =>
      say`At the assumed required return Nvidia's market value asks for ${profit.span} of profit in each of ${years.span}; its last four quarters brought ${last.span}.`,
  );

const stress = (facts: Facts) =>
  sentence(
    facts,
    { gauge: reading("ai-funding-stress"), lo: bound("ai-funding-stress", "lo"), hi: bound("ai-funding-stress", "hi") },
    ({ gauge, lo, hi }) =>
      gauge.span.shown === lo.span.shown && lo.value === hi.value
        ? say`The stress gauge, the mean rank of five signs in their own history, stands at ${gauge.span}.`
        : say`The stress gauge, the mean rank of its known signs in their own history, stands at ${gauge.span}; what is not known could bring it to between ${lo.span} and ${hi.span}.`,
    "The funding stress gauge",
  );
