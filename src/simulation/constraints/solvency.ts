/** Money that brings capital after a loss back to `floor` x its start; 0 while it is above. */
export const capitalShortfall = (capital: number, loss: number, floor: number): number =>
  Math.max(0, Math.min(capital * floor, floor * capital - (capital - loss)));
