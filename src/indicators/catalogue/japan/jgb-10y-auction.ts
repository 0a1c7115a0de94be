import { auctionDemand } from "../../auction-family.ts";

export const jgb10yAuction = auctionDemand(10);
