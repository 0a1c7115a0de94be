import { type AuditContext, spanAt, type Tagged } from "../context.ts";
import { defineRule, equation, finding, judgeEquation, linkedInputs, type PlacedFinding, show } from "../define.ts";
import { highest, lowest } from "../facts/fact-book.ts";
import { compatible } from "../period.ts";
import { agrees, type Interval, interval, middle } from "../printed.ts";
import { coinIn } from "../vocabulary/coins.ts";

const isQuantity = (t: Tagged) => t.tag.unit === "coins" || t.tag.unit === "count" || t.tag.quantity === "shares";

/** The coin that a count of coins is of: from its unit, from its words, or from the fund that holds it. */
const coinOf = (quantity: Tagged): string | undefined =>
  quantity.tag.currency || coinIn(quantity.figure.metric) || quantity.tag.entity.holds || undefined;

/** Which count belongs to which amount. */
const partnerOf: Readonly<Record<string, readonly string[]>> = {
  "purchase-cost": ["bought"],
  "total-cost": ["holdings", "bought"],
  "holdings-value": ["holdings"],
  "market-cap": ["shares"],
  flow: ["flow"],
};

function quantitiesFor(context: AuditContext, value: Tagged): readonly Tagged[] {
  const partners = partnerOf[value.tag.quantity ?? ""] ?? [];
  const fit = context.figures.filter(
    (t) =>
      t.id !== value.id &&
      isQuantity(t) &&
      t.stated &&
      partners.includes(t.tag.quantity ?? "") &&
      t.tag.entity.name === value.tag.entity.name &&
      compatible(t.figure.period, value.figure.period),
  );
  const first = fit.filter(
    (t) => t.tag.quantity === partners.find((name) => fit.some((other) => other.tag.quantity === name)),
  );
  const exact = first.filter((t) => t.figure.period === value.figure.period);
  return exact.length > 0 ? exact : first;
}

/** Prices of the thing counted: the holder's own average where the amount is a cost, else levels of the coin or share. */
function pricesFor(context: AuditContext, value: Tagged, quantity: Tagged): readonly Tagged[] {
  const own = context
    .of("average-cost")
    .filter((t) => t.tag.entity.name === value.tag.entity.name && compatible(t.figure.period, value.figure.period));
  const ofPurchase = (t: Tagged) => /purchase|these|those|this|that|paid/.test(t.figure.metric.toLowerCase());
  if (value.tag.quantity === "total-cost" && own.length > 0)
    return own.filter((t) => !ofPurchase(t) || own.length === 1);
  if (value.tag.quantity === "purchase-cost" && own.some(ofPurchase)) return own.filter(ofPurchase);
  const coin = coinOf(quantity);
  const name = value.tag.quantity === "market-cap" ? value.tag.entity.name : coin;
  return context
    .of("level")
    .filter((t) => t.tag.entity.name === name && compatible(t.figure.period, value.figure.period));
}

const levelsOf = (context: AuditContext, coin: string | undefined, period: string): readonly Tagged[] =>
  context.of("level").filter((t) => t.tag.entity.name === coin && compatible(t.figure.period, period));

/** Lowest and highest price that the note itself gives for the coin in the period. */
function noteRange(levels: readonly Tagged[]): Interval | undefined {
  const numbers = levels.flatMap((t) => (t.stated ? [t.stated.low, t.stated.high] : []));
  return numbers.length < 4 ? undefined : interval(Math.min(...numbers), Math.max(...numbers));
}

function publicPurchase(context: AuditContext, value: Tagged): string | undefined {
  if (value.tag.quantity !== "purchase-cost") return undefined;
  const record = context.facts.records("purchase").find((body) => {
    const company = String(body.buyer ?? body.company ?? "strategy").toLowerCase();
    const span = spanAt(value, context);
    const cost = Number(body.costUsd);
    return (
      company === value.tag.entity.name &&
      agrees(value.figure, cost) &&
      (!span || (String(body.date) >= span.from && String(body.date) <= span.to))
    );
  });
  return (
    record &&
    `filed on ${String(record.date)}: ${show(Number(record.btc))} for ${show(Number(record.costUsd))}, ${show(Number(record.costUsd) / Number(record.btc))} each`
  );
}

/** The price at which the amount and the count meet, against the prices that the note and the market give for the period. */
function judgePrice(
  context: AuditContext,
  rule: { readonly id: string },
  value: Tagged,
  quantity: Tagged,
  prices: readonly Tagged[],
): readonly PlacedFinding[] {
  const equations = prices.flatMap(
    (price) =>
      equation(
        value,
        [quantity, price],
        (q, p) => q * p,
        (q, p) => `${q} x ${p}`,
      ) ?? [],
  );
  const exact = equations.find((e) => agrees(value.figure, middle(e.expected)));
  if (exact) return judgeEquation(rule, exact);
  if (equations.length === 0) return [];
  const coin = coinOf(quantity);
  const unit = middle(value.stated!) / middle(quantity.stated!);
  const each = `${show(middle(value.stated!))} / ${show(middle(quantity.stated!))} = ${show(unit)} each`;
  // A price of one day cannot refute a purchase spread over a longer period: any price of the period could be the paid one.
  const longer = prices.every((price) => price.tag.quantity === "level" && price.figure.period !== value.figure.period);
  const levels = levelsOf(context, coin, value.figure.period);
  const note = noteRange([...new Map([...levels, ...prices].map((t) => [t.id, t])).values()]);
  const product = equations.map((e) => e.arithmetic).join("; ");
  if (longer && note && unit >= note.low && unit <= note.high)
    return [
      finding(
        rule,
        value,
        [quantity, ...prices],
        "consistent",
        `${product}; ${each}, inside the prices of the period that the note gives, ${show(note.low)} to ${show(note.high)}`,
        [note.low * middle(quantity.stated!), note.high * middle(quantity.stated!)],
      ),
    ];
  const span = spanAt(value, context);
  const market =
    longer && !note && span && coin
      ? {
          low: lowest(context.facts.between(`${coin}.low`, span.from, span.to)),
          high: highest(context.facts.between(`${coin}.high`, span.from, span.to)),
        }
      : undefined;
  if (market?.low && market.high && unit >= market.low.value && unit <= market.high.value)
    return [
      finding(
        rule,
        value,
        [quantity, ...prices],
        "assumption",
        `${product}; ${each}, between ${market.low.name} ${show(market.low.value)} and ${market.high.name} ${show(market.high.value)}`,
        middle(equations[0]!.expected),
        "bought at another day's price than the one stated",
      ),
    ];
  const filed = longer ? publicPurchase(context, value) : undefined;
  if (filed) {
    const range = note
      ? `; outside the prices of the fall that the note gives, ${show(note.low)} to ${show(note.high)}`
      : "";
    return [
      finding(
        rule,
        value,
        [quantity, ...prices],
        "contradicted",
        `${product}; ${each}${range}; ${filed}: the amount is right, that it was bought in the fall is not`,
        equations[0]!.expected,
        "the purchase was made at prices before the fall, not at the price it is set against",
      ),
    ];
  }
  return equations.length === 1 || !longer
    ? judgeEquation(rule, equations[0]!).map((placed) => ({
        ...placed,
        finding: { ...placed.finding, arithmetic: `${placed.finding.arithmetic}; ${each}` },
      }))
    : [finding(rule, value, [quantity, ...prices], "inconsistent", `${product}; ${each}`, equations[0]!.expected)];
}

export const valueQuantityPrice = defineRule({
  id: "value-quantity-price",
  title: "Value = quantity x price",
  explanation:
    "An amount is its count times the price. Where the price is that of one day and the purchase of a longer period, the price paid must lie among the prices of the period.",
  links: /quantity.*price|price.*quantity|value =|units? x price/,
  apply: (context, rule) =>
    context.figures.flatMap((value) => {
      if (value.tag.unit !== "money" || !value.stated || value.stated.low <= 0) return [];
      const linked = linkedInputs(context, value, valueQuantityPrice.links!);
      if (linked.length > 0)
        return linked.flatMap((inputs) => {
          const quantity = inputs.find(isQuantity) ?? inputs[0];
          const prices = inputs.filter((t) => t.id !== quantity?.id);
          return quantity?.stated && prices.length > 0
            ? judgePrice(context, rule, value, quantity, prices.slice(0, 1))
            : [];
        });
      const quantities = quantitiesFor(context, value);
      return quantities.length === 1
        ? judgePrice(context, rule, value, quantities[0]!, pricesFor(context, value, quantities[0]!))
        : [];
    }),
});
