import { auctionDemand } from "../../auction-family.ts";

export const jgb30yAuction = auctionDemand(30);
