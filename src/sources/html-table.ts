/** Rows of the first table of a class in a page, as plain texts. For pages that publish figures in no other form. */
export function htmlRows(page: string, tableClass: string): readonly (readonly string[])[] {
  const table = new RegExp(`<table[^>]*class="${tableClass}"[^>]*>([\\s\\S]*?)</table>`, "i").exec(page)?.[1];
  if (table === undefined) return [];
  return [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/gi)].map(([, row]) =>
    [...row!.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/gi)].map(([, cell]) => plainText(cell!)),
  );
}

const plainText = (cell: string): string =>
  cell
    .replace(/<[^>]*>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
