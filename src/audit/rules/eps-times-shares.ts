import { sameScope } from "../context.ts";
import { defineRule, equation, finding, judgeEquation, linkedInputs, show } from "../define.ts";
import { Filings } from "../facts/filings.ts";
import { compatible } from "../period.ts";
import { middle } from "../printed.ts";

export const epsTimesShares = defineRule({
  id: "eps-times-shares",
  title: "Earnings per share x shares = net income",
  explanation:
    "Net income over earnings per share is the number of shares: the note's own where it states one, else that of the company's newest filed quarter, which moves slowly.",
  links: /per share x|eps/,
  apply: (context, rule) =>
    context.of("net-income").flatMap((income) => {
      const linked = linkedInputs(context, income, epsTimesShares.links!)[0];
      const own = (quantity: "eps" | "shares") =>
        (linked ?? context.of(quantity)).find(
          (t) =>
            (linked !== undefined || sameScope(t, income)) &&
            t.tag.quantity === quantity &&
            t.tag.role === "plain" &&
            t.stated &&
            t.tag.entity.name === income.tag.entity.name &&
            compatible(t.figure.period, income.figure.period),
        );
      const [eps, shares] = [own("eps"), own("shares")];
      if (!eps?.stated || !income.stated || middle(eps.stated) <= 0) return [];
      if (shares) {
        // Earnings per share are derived from the other two, unless a link makes the income the result.
        const made = linked
          ? equation(
              income,
              [eps, shares],
              (e, s) => e * s,
              (e, s) => `${e} x ${s}`,
            )
          : equation(
              eps,
              [income, shares],
              (n, s) => n / s,
              (n, s) => `${n} / ${s}`,
            );
        return made ? judgeEquation(rule, made) : [];
      }
      const implied = middle(income.stated) / middle(eps.stated);
      const filings = new Filings(context.facts, income.tag.entity.name);
      const quarters = filings.quarters();
      const known = quarters
        .slice(-6)
        .reverse()
        .flatMap((quarter) => {
          const [filedIncome, filedEps] = [filings.value("net-income", quarter), filings.value("eps", quarter)];
          return filedIncome && filedEps && filedEps.value > 0
            ? [{ shares: filedIncome.value / filedEps.value, quarter }]
            : [];
        })[0];
      if (!known) return [];
      const arithmetic = `${show(middle(income.stated))} / ${show(middle(eps.stated))} = ${show(implied)} shares; the quarter to ${known.quarter.end} as filed has ${show(known.shares)}`;
      const expected = known.shares * middle(eps.stated);
      // Share counts move by a few percent a year, and earnings per share carry two decimals.
      if (Math.abs(implied / known.shares - 1) <= 0.05)
        return [
          finding(rule, income, [eps], "consistent", arithmetic, expected),
          finding(rule, eps, [income], "consistent", arithmetic, eps.stated),
        ];
      return [finding(rule, income, [eps], "inconsistent", arithmetic, expected)];
    }),
});
