import { defineRule, finding, show, showInterval } from "../define.ts";
import { contains } from "../printed.ts";

export const carryAgainstPolicyGap = defineRule({
  id: "carry-against-policy-gap",
  title: "Carry against the policy-rate differential",
  explanation:
    "An unlevered carry from yen into dollar cash earns the difference of the overnight rates. A stated carry more than half a percentage point away needs leverage or another asset, which must be said.",
  links: undefined,
  apply: (context, rule) =>
    context.of("carry-return").flatMap((subject) => {
      const [dollar, yen] = [
        context.facts.latest("us.effr"),
        context.facts.latest("jp.tona") ?? context.facts.latest("jp.policy-rate"),
      ];
      if (!dollar || !yen || !subject.stated || subject.tag.unit !== "percent") return [];
      if (/hedg|equit|bond|lever/.test(subject.figure.metric.toLowerCase())) return [];
      const gap = (dollar.value - yen.value) * 100;
      const arithmetic = `${show(dollar.value * 100)} % [${dollar.name}] - ${show(yen.value * 100)} % [${yen.name}] = ${show(gap)} %`;
      const wide = { low: subject.stated.low - 0.5, high: subject.stated.high + 0.5 };
      if (contains(wide, gap)) return [finding(rule, subject, [], "consistent", arithmetic, gap)];
      const multiple = `${show(subject.stated.low / gap)} to ${show(subject.stated.high / gap)}`;
      return [
        finding(
          rule,
          subject,
          [],
          "inconsistent",
          `${arithmetic}; stated ${showInterval(subject.stated)} %, ${multiple} times as much, with no leverage named`,
          gap,
        ),
      ];
    }),
});
