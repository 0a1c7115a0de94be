// The index in memory keeps the contract of every store; expected answers are in contract.suite.ts.
import { describeObservationStore } from "./contract.suite.ts";
import { MemoryStore } from "./memory-store.ts";

describeObservationStore("memory", async () => new MemoryStore());
