import { exp } from "../../core/math/elementary.ts";

/**
 * Signed square-root law for a metaorder: log move = -constant x daily volatility x sign(flow) x sqrt(|flow| / daily
 * volume). Toth et al. 2011; Donier and Bonart 2015.
 */
export const squareRootMove = (flow: number, constant: number, dailyVolatility: number, volume: number): number =>
  flow >= 0
    ? -constant * dailyVolatility * Math.sqrt(flow / volume)
    : constant * dailyVolatility * Math.sqrt(-flow / volume);

/**
 * Price after `flow` joined what was sold before in the same step. The step's net flow is one metaorder, so cutting it
 * into rounds changes nothing: the price moves by the law at the sum less the law at what was there before.
 */
export const squareRootPrice = (
  price: number,
  soldBefore: number,
  flow: number,
  constant: number,
  dailyVolatility: number,
  volume: number,
): number =>
  price *
  exp(
    squareRootMove(soldBefore + flow, constant, dailyVolatility, volume) -
      squareRootMove(soldBefore, constant, dailyVolatility, volume),
  );
