/** Every indicator, one line each, in the order of the sections of the note. A test fails if a file is missing here. */
import type { IndicatorDefinition } from "../define.ts";
import { jgb30y } from "./japan/jgb-30y.ts";

export const indicators: readonly IndicatorDefinition[] = [jgb30y];
