import { absent } from "../../../core/outcome.ts";
import { addDays, type LocalDate } from "../../../core/time.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { contiguousTail, tooShort } from "../../windows.ts";

const days = 60;

/** Whether the rent of machines falls while their loans run. */
export const gpuRent60dChange = defineIndicator({
  id: "gpu-rent-60d-change",
  title: "H100 rental price, change of 60 days",
  section: "ai-funding",
  unit: "change",
  formula:
    "median rent of the marketplace / the last one known 60 days before or earlier, no gap of more than 10 days - 1; not corrected for new generations or contract length",
  meaning: "Falling rent is more machines or less demand; only with filings of the lenders can one tell.",
  reference: "models 3.7 and 3.9",
  inputs: { rent: recent(days + 11, "gpu.rent.h100", 1) },
  compute: ({ rent }) => {
    const { observed, values } = contiguousTail(rent);
    const wanted = addDays(observed.at(-1)! as LocalDate, -days);
    const at = observed.findLastIndex((day) => day <= wanted);
    if (at < 0) return tooShort("H100 rental price", observed.length, days + 1, "vastai/bundles");
    if (!(values[at]! > 0)) return absent("undefined-result", "a rent that is not positive");
    return reading(values.at(-1)! / values[at]! - 1, {
      details: { before: values[at]!, beforeOn: observed[at]!, now: values.at(-1)!, day: observed.at(-1)! },
    });
  },
});
