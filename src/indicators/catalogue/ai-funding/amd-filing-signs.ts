import { filingSigns } from "../../filing-signs-family.ts";

export const amdFilingSigns = filingSigns("amd");
