import { filingSigns } from "../../filing-signs-family.ts";

export const metaFilingSigns = filingSigns("meta");
