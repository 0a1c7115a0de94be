import { auctionDemand } from "../../auction-family.ts";

export const jgb20yAuction = auctionDemand(20);
