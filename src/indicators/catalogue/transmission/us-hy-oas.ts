import { defineIndicator, history } from "../../define.ts";
import { levelReading } from "../../levels.ts";

/** What weak borrowers pay above the Treasury: the price of default risk and of its buyers' nerves. */
export const usHyOas = defineIndicator({
  id: "us-hy-oas",
  title: "US high-yield spread",
  section: "transmission",
  unit: "rate-difference",
  formula:
    "last option-adjusted spread of the ICE BofA US High Yield Index; change against the session before; rank among all known spreads (1 is the highest), of which FRED gives three years",
  meaning: "Shares can fall alone; when this spread jumps too, funding is being withdrawn and forced sales are near.",
  reference: "models 6; ICE BofA via FRED",
  inputs: { spread: history("us.hy-oas", 1) },
  compute: ({ spread }) => levelReading(spread),
});
