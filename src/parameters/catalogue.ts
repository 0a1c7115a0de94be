/** Every assumption, in the order of the sections of the note. A reader's own value replaces one; nothing else does. */
import { aiFundingParameters } from "./ai-funding.ts";
import { carryParameters } from "./carry.ts";
import type { ParameterDefinition } from "./define.ts";
import { japanParameters } from "./japan.ts";
import { outlookParameters } from "./outlook.ts";
import { priceActionParameters } from "./price-action.ts";
import { simulationCryptoParameters } from "./simulation-crypto.ts";
import { simulationFundParameters } from "./simulation-funds.ts";
import { simulationInstitutionParameters } from "./simulation-institutions.ts";
import { simulationMarketParameters } from "./simulation-markets.ts";
import { stressParameters } from "./stress.ts";
import { strongHandsParameters } from "./strong-hands.ts";
import { transmissionParameters } from "./transmission.ts";

export const parameters: readonly ParameterDefinition[] = [
  ...japanParameters,
  ...carryParameters,
  ...aiFundingParameters,
  ...transmissionParameters,
  ...priceActionParameters,
  ...stressParameters,
  ...strongHandsParameters,
  ...simulationMarketParameters,
  ...simulationFundParameters,
  ...simulationCryptoParameters,
  ...simulationInstitutionParameters,
  ...outlookParameters,
];

const byId = new Map(parameters.map((p) => [p.id, p]));

export const findParameter = (id: string): ParameterDefinition | undefined => byId.get(id);

/** A parameter that must exist. Throws (a bug) with the id otherwise. */
export function getParameter(id: string): ParameterDefinition {
  const found = byId.get(id);
  if (!found) throw new Error(`bug: parameter ${id} is not listed in parameters/catalogue.ts`);
  return found;
}
