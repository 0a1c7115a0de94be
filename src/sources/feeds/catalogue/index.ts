/** Every live feed, one line each. */
import type { FeedDefinition } from "../define.ts";
import { binance } from "./binance.ts";
import { bybit } from "./bybit.ts";
import { deribit } from "./deribit.ts";
import { hyperliquid } from "./hyperliquid.ts";
import { okx } from "./okx.ts";

export const feeds: readonly FeedDefinition[] = [binance, bybit, okx, deribit, hyperliquid];
