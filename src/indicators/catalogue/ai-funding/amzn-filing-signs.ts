import { filingSigns } from "../../filing-signs-family.ts";

export const amznFilingSigns = filingSigns("amzn");
