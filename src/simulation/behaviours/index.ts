/** Every behaviour, one line each. */
import type { BehaviourDefinition } from "../define.ts";
import { deleverToTarget } from "./delever-to-target.ts";
import { hold } from "./hold.ts";

// Each definition is precise about its own parameters; the list is about what they have in common.
const list = [deleverToTarget, hold] as const;

export const behaviours: readonly BehaviourDefinition[] = list as unknown as readonly BehaviourDefinition[];
