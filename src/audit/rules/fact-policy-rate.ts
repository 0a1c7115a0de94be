import { addDays, type LocalDate } from "../../core/time.ts";
import { dayOf } from "../context.ts";
import { defineRule, finding, show } from "../define.ts";
import { agrees } from "../printed.ts";

/** A decision takes effect on the next business day, or the one after a weekend. */
const effectDays = 5;

export const factPolicyRate = defineRule({
  id: "fact-policy-rate",
  title: "Policy rate against the stored rate",
  explanation:
    "A policy rate on a day against the stored one; after a decision, against the rate of the next days, on which it takes effect.",
  links: undefined,
  apply: (context, rule) =>
    context.of("policy-rate").flatMap((subject) => {
      const day = dayOf(subject);
      const series = subject.tag.entity.series;
      if (!day || subject.tag.unit !== "percent" || series === undefined) return [];
      const after =
        subject.tag.role === "after" ? context.facts.between(series, day, addDays(day as LocalDate, effectDays)) : [];
      const on = context.facts.onOrBefore(series, day);
      const candidates = [...after].reverse().concat(on ? [on] : []);
      const newest = candidates[0];
      if (!newest) return [];
      const match = candidates.find((fact) => agrees(subject.figure, fact.value * 100));
      return [
        finding(
          rule,
          subject,
          [],
          match ? "consistent" : "contradicted",
          `${show((match ?? newest).value * 100)} % [${(match ?? newest).name}]`,
          (match ?? newest).value * 100,
        ),
      ];
    }),
});
