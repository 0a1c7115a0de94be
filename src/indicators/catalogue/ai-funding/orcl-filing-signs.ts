import { filingSigns } from "../../filing-signs-family.ts";

export const orclFilingSigns = filingSigns("orcl");
