import { exp } from "../../core/math/elementary.ts";

/**
 * Impact with a floor: floor + (price - floor) x e^(-pressure x initial / (initial - floor)). The price never passes the
 * floor; at the initial price it falls as fast as under the exponential law of the same depth; and it depends on the sum
 * of sales alone. Cont and Schaanning 2017. `initial` is above `floor`; a price at or below the floor stays there for
 * sales and for purchases.
 */
export function floorPrice(price: number, pressure: number, floor: number, initial: number): number {
  if (!(price > floor)) return price;
  return floor + (price - floor) * exp((-pressure * initial) / (initial - floor));
}
