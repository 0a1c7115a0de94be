import { defineRule, finding, linkedInputs, show, showInterval } from "../define.ts";
import { printedUnit } from "../printed.ts";

export const riseAgainstRemoved = defineRule({
  id: "rise-against-removed",
  title: "Rise against what is removed",
  explanation:
    "Ending a suppression can raise a rate by at most the suppression. What exceeds it needs a further channel, which must be named.",
  links: /rise against|what is removed|removed/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      if (!subject.stated) return [];
      const linked = linkedInputs(context, subject, riseAgainstRemoved.links!);
      const removed =
        linked.length > 0
          ? linked.flat()
          : subject.tag.quantity === "rate-rise"
            ? context
                .of("suppression")
                .filter((t) => t.tag.entity.name === subject.tag.entity.name && t.tag.unit === subject.tag.unit)
            : [];
      return removed.flatMap((cause) => {
        if (!cause.stated) return [];
        const least = Math.max(0, subject.stated!.low - cause.stated.high);
        const most = subject.stated!.high - cause.stated.low;
        const arithmetic = `${showInterval(subject.stated!)} against ${showInterval(cause.stated)} removed: ${show(least)} to ${show(Math.max(0, most))} is left unexplained`;
        const fits = subject.stated!.high <= cause.stated.high + printedUnit(cause.stated.high) / 2;
        return [
          finding(rule, subject, [cause], fits ? "consistent" : "inconsistent", arithmetic, [0, cause.stated.high]),
        ];
      });
    }),
});
