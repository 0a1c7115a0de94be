import { exp } from "../../core/math/elementary.ts";

/**
 * Exponential impact: price x e^(-flow / depth). `pressure` is flow over depth, positive for net sales. Multiplicative, so
 * the price after several sales depends on their sum alone. Cont and Schaanning 2017; Farmer et al. 2020.
 */
export const exponentialPrice = (price: number, pressure: number): number => price * exp(-pressure);
