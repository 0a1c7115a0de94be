import { filingSigns } from "../../filing-signs-family.ts";

export const msftFilingSigns = filingSigns("msft");
