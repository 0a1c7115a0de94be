import { dayOf } from "../context.ts";
import { defineRule, finding, show } from "../define.ts";
import { middle } from "../printed.ts";

/** Rise from cost to price, and fall from price to cost, in percent. */
const buffer = (price: number, cost: number) =>
  `${show((price / cost - 1) * 100)} % above cost, ${show((1 - cost / price) * 100)} % to fall`;

/** The levels differ by enough to change the buffer by a tenth of itself. */
const apart = (a: number, b: number, cost: number) => Math.abs(a - b) > 0.1 * Math.abs(a - cost);

export const bufferToCost = defineRule({
  id: "buffer-to-cost",
  title: "Distance of a price to a cost",
  explanation:
    "A price that is set against a holder's average cost gives a buffer. Where the note has other levels of the same day, the buffer at the lowest of them is shown beside it.",
  links: undefined,
  apply: (context, rule) =>
    context.of("level").flatMap((price) => {
      const metric = price.figure.metric.toLowerCase();
      if (price.tag.entity.kind !== "coin" || !/break-?even|against (?:the )?cost|compar/.test(metric)) return [];
      const costs = context.of("average-cost").filter((t) => t.tag.unit === price.tag.unit || t.tag.unit === "money");
      const others = context
        .of("level")
        .filter((t) => t.id !== price.id && t.tag.entity.name === price.tag.entity.name && dayOf(t) === dayOf(price))
        .sort((a, b) => middle(a.stated!) - middle(b.stated!));
      const [cost, lowest] = [costs.length === 1 ? costs[0] : undefined, others[0]];
      if (!cost) return [];
      const [p, c] = [middle(price.stated!), middle(cost.stated!)];
      const own = `${show(p)} against ${show(c)}: ${buffer(p, c)}`;
      // The sharpest stated level of the day is the fair comparison; rounded ones only repeat it.
      const exact = others.find((t) => t.tag.statistic === "low") ?? lowest;
      if (!exact || !apart(p, middle(exact.stated!), c))
        return [finding(rule, price, [cost], "consistent", own, price.stated!)];
      return [
        finding(
          rule,
          price,
          [cost, exact],
          "assumption",
          `${own}; at the note's own ${show(middle(exact.stated!))}: ${buffer(middle(exact.stated!), c)}`,
          null,
          "the buffer at one of several levels of the day",
        ),
      ];
    }),
});
