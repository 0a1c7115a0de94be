import { filingSigns } from "../../filing-signs-family.ts";

export const googlFilingSigns = filingSigns("googl");
