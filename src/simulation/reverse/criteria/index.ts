/** The list of criteria that have a name of their own; every watched threshold is one too (see app/reverse.ts). */
import type { CriterionDefinition } from "../define.ts";
import { cascade } from "./cascade.ts";
import { insurerSolvency } from "./insurer-solvency.ts";
import { treasuryCost } from "./treasury-cost.ts";

export const criteria: readonly CriterionDefinition[] = [treasuryCost, insurerSolvency, cascade];
