import { filingSigns } from "../../filing-signs-family.ts";

export const avgoFilingSigns = filingSigns("avgo");
