/** A small file in the form of the Ministry of Finance: the 30-year yields given, invented ones beside them. For tests only. */
const header = "Date,1Y,2Y,3Y,4Y,5Y,6Y,7Y,8Y,9Y,10Y,15Y,20Y,25Y,30Y,40Y";

export const jgbFile = (...thirtyYear: readonly (readonly [day: string, text: string])[]): string =>
  [
    "Interest Rate,,,(Unit : %)",
    header,
    ...thirtyYear.map(([day, text]) => `${day},${"1,".repeat(13)}${text},3.5`),
    "",
  ].join("\n");
