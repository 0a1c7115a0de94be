import { z } from "zod";
import { defineBehaviour } from "../define.ts";

/** Does nothing: an institution that only has a balance sheet, such as a party to claims. */
export const hold = defineBehaviour({
  id: "hold",
  title: "Holding what it has",
  rule: "never trades by its own choice; it sells everything only when it defaults",
  source: "the case without behaviour, against which others are compared",
  parameters: z.strictObject({}),
  example: {},
  prepare: () => ({}),
});
