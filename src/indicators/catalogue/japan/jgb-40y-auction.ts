import { auctionDemand } from "../../auction-family.ts";

export const jgb40yAuction = auctionDemand(40);
