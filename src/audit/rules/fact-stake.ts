import { defineRule, finding, show } from "../define.ts";
import { agrees, middle } from "../printed.ts";
import { entityOf } from "../vocabulary/entities.ts";

const stakePattern =
  /stake (?:of )?(?:about |of )?(\d+(?:\.\d+)?) ?% (?:is |was )?valued at (?:about )?USD (\d+(?:\.\d+)?) ?(bn|tn|m)/i;
const scale: Readonly<Record<string, number>> = { m: 1e6, bn: 1e9, tn: 1e12 };

/** A valuation this many times away from that of a stake is another round's. */
const factorLimit = 1.5;

export const factStake = defineRule({
  id: "fact-stake",
  title: "Valuation against a stake with a known value",
  explanation:
    "A stake of known share and value, in a public deal known at the as-of, values the whole company; a valuation stated without an earlier date is held against it.",
  links: undefined,
  apply: (context, rule) =>
    context.of("valuation").flatMap((subject) => {
      if (subject.figure.period !== "" || subject.tag.currency !== "usd") return [];
      const deals = context.facts.records("deal").flatMap((body) => {
        const found = stakePattern.exec(String(body.note ?? ""));
        if (!found || entityOf(String(body.to ?? "")).name !== subject.tag.entity.name) return [];
        const [share, value] = [Number(found[1]) / 100, Number(found[2]) * (scale[found[3]!.toLowerCase()] ?? 1)];
        return share > 0
          ? [
              {
                whole: value / share,
                words: `${show(value)} / ${show(share * 100)} % = ${show(value / share)} [deal ${String(body.from)} - ${String(body.to)}, announced ${String(body.announced ?? body.published)}]`,
              },
            ]
          : [];
      });
      const deal = deals.at(-1);
      if (!deal) return [];
      const factor = Math.max(deal.whole / middle(subject.stated!), middle(subject.stated!) / deal.whole);
      if (agrees(subject.figure, deal.whole)) return [finding(rule, subject, [], "consistent", deal.words, deal.whole)];
      return factor > factorLimit
        ? [
            finding(
              rule,
              subject,
              [],
              "contradicted",
              deal.words,
              deal.whole,
              "the valuation of an earlier round, whose date is not stated",
            ),
          ]
        : [finding(rule, subject, [], "assumption", deal.words, deal.whole, "another round's valuation")];
    }),
});
