import { dayOf, type Tagged } from "../context.ts";
import { defineRule, finding, show } from "../define.ts";
import { middle } from "../printed.ts";

/** A level at some moment, not an extreme or a close, and not the start of a move. */
const isMoment = (t: Tagged) =>
  (t.tag.statistic === "approximate" || t.tag.statistic === "intraday" || t.tag.statistic === "unstated") &&
  t.tag.role !== "before";

export const levelsWithoutTime = defineRule({
  id: "levels-without-time",
  title: "Several levels of one day without a time",
  explanation:
    "Coins trade round the clock. Where a note gives several levels of one coin for one day, more than 1 % apart and without times, each holds only for its own hour, which is not stated.",
  links: undefined,
  apply: (context, rule) => {
    const coins = context
      .of("level")
      .filter((t) => t.tag.entity.kind === "coin" && dayOf(t) !== undefined && t.tag.role !== "before");
    return coins.flatMap((subject) => {
      if (!isMoment(subject)) return [];
      const others = coins.filter(
        (t) =>
          t.id !== subject.id &&
          t.tag.entity.name === subject.tag.entity.name &&
          t.figure.period === subject.figure.period &&
          t.tag.statistic !== "close" &&
          t.tag.statistic !== "high",
      );
      const apart = others.filter((t) => Math.abs(middle(t.stated!) / middle(subject.stated!) - 1) > 0.01);
      if (apart.length < 2) return [];
      const levels = [...new Set([subject, ...others].map((t) => middle(t.stated!)))].sort((a, b) => b - a);
      return [
        finding(
          rule,
          subject,
          apart,
          "assumption",
          `${levels.map(show).join(", ")} on ${subject.figure.period}`,
          null,
          "the hour of each level is not stated",
        ),
      ];
    });
  },
});
