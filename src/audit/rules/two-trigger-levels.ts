import { defineRule, finding, showInterval } from "../define.ts";
import { overlaps } from "../printed.ts";

export const twoTriggerLevels = defineRule({
  id: "two-trigger-levels",
  title: "Two levels for one turn",
  explanation:
    "Where a note names one level at which a trade stops paying and another at which it is unwound, both hold only on a graded curve, on which more is unwound the further the level is passed.",
  links: undefined,
  apply: (context, rule) => {
    const stops = context.of("carry-break-even");
    return context.of("trigger-level").flatMap((trigger) =>
      stops
        .filter((stop) => stop.tag.entity.name === trigger.tag.entity.name && !overlaps(stop.stated!, trigger.stated!))
        .flatMap((stop) => {
          const arithmetic = `${showInterval(stop.stated!)} ("${stop.figure.metric}") and ${showInterval(trigger.stated!)} ("${trigger.figure.metric}")`;
          const reading = "a graded curve: onset at the nearer level, most of it beyond the farther";
          return [
            finding(rule, trigger, [stop], "assumption", arithmetic, null, reading),
            finding(rule, stop, [trigger], "assumption", arithmetic, null, reading),
          ];
        }),
    );
  },
});
