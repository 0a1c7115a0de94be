import { filingSigns } from "../../filing-signs-family.ts";

export const nvdaFilingSigns = filingSigns("nvda");
