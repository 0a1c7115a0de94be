import { daysBetween, type LocalDate } from "../../core/time.ts";
import { spanAt, type Tagged } from "../context.ts";
import { defineRule, finding, show } from "../define.ts";
import { middle } from "../printed.ts";

/** Purchases of more than this many times new supply come out of other holders' balances. */
const factorLimit = 2;

export const flowAgainstIssuance = defineRule({
  id: "flow-against-issuance",
  title: "Purchases against new supply",
  explanation:
    "Every coin bought was sold by someone. Purchases of a multiple of the issuance of the period may be a level instead of a change, or a reclassification of holders.",
  links: undefined,
  apply: (context, rule) =>
    context.of("bought", "flow").flatMap((subject: Tagged) => {
      const span = spanAt(subject, context);
      if (
        subject.tag.currency !== "btc" ||
        subject.tag.unit !== "coins" ||
        subject.tag.entity.kind === "fund" ||
        !span ||
        subject.period?.kind === "fiscal"
      )
        return [];
      const whole =
        subject.period?.kind === "month" ? 30 : daysBetween(span.from as LocalDate, span.to as LocalDate) + 1;
      const issued = context.readings.btcIssuancePerDay * whole;
      const multiple = middle(subject.stated!) / issued;
      const arithmetic = `${show(middle(subject.stated!))} / (${show(context.readings.btcIssuancePerDay)} a day x ${whole}) = ${show(multiple)} times issuance`;
      return multiple > factorLimit && whole >= 28
        ? [
            finding(
              rule,
              subject,
              [],
              "assumption",
              arithmetic,
              null,
              "a level of holdings, or coins of other holders counted anew, rather than a purchase of the period",
            ),
          ]
        : [];
    }),
});
