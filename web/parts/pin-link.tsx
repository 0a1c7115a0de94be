/** A link that pins the instant and the ledger head of an answer, with the choices that stand in the address. */
import { useState } from "react";
import { formatDate } from "../../src/charts/format.ts";
import { linkTo, setQuery, useAddress } from "../address.ts";

export function PinLink({ at }: { at: { readonly asOf: string; readonly head: number } }) {
  const { path, query } = useAddress();
  const [copied, setCopied] = useState(false);
  const words = Object.fromEntries([...query].filter(([name]) => name !== "asOf" && name !== "head"));
  const pin = { asOf: at.asOf, head: String(at.head) };
  const link = linkTo(path, { ...words, ...pin });
  return (
    <a
      href={link}
      onClick={(e) => {
        e.preventDefault();
        void navigator.clipboard?.writeText(new URL(link, location.href).href).then(() => setCopied(true));
        setQuery(pin, "replace");
      }}
    >
      {copied ? `link copied, pinned to ${formatDate(at.asOf)}` : "pin and copy link"}
    </a>
  );
}
