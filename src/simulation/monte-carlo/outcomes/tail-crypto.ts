import { defineOutcome, metByCascade } from "./define.ts";

export const tailCrypto = defineOutcome({
  id: "tail-crypto",
  title: "Crypto below the treasuries' cost",
  kind: "tail",
  rule: "a cascade, with bitcoin closed below 74,430 by its first session",
  holds: (path, input) => metByCascade(path, input, "btc-below-74430"),
});
