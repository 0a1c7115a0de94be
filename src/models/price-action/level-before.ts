import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive } from "../schema.ts";

/** The level before a relative change: level / (1 + change). */
export const undoChange = (level: number, change: number): number => level / (1 + change);

export const levelBefore = defineModel({
  id: "level-before",
  title: "Level before a change",
  theme: "price-action",
  formula: "level / (1 + change); points = level - level before",
  reference: "arithmetic: points, percent and level must agree",
  inputs: z.strictObject({
    level: positive("level now, any unit"),
    change: z.number().gt(-1).max(1000).describe("relative change that led to it, decimal; 0.1167 is +11.67 %"),
  }),
  example: { level: 26.42, change: 0.1167 },
  compute: ({ level, change }) => {
    const prior = undoChange(level, change);
    return { outputs: { prior, points: level - prior } };
  },
});
