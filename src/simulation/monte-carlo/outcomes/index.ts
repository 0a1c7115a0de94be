/** Every outcome, in the order in which they are tried: the first that holds is the path's. The last always holds. */
import { base } from "./base.ts";
import type { OutcomeDefinition } from "./define.ts";
import { recovery } from "./recovery.ts";
import { tailCarry } from "./tail-carry.ts";
import { tailCrypto } from "./tail-crypto.ts";
import { tailJapan } from "./tail-japan.ts";
import { tailOther } from "./tail-other.ts";

export const outcomes: readonly OutcomeDefinition[] = [tailCarry, tailJapan, tailCrypto, tailOther, recovery, base];
