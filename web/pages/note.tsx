import { useState } from "react";
import { useAddress } from "../address.ts";
import { withPin } from "../data.ts";

export function Note() {
  const { query } = useAddress();
  const src = withPin("/note", query);
  const [loaded, setLoaded] = useState<string | null>(null);
  return (
    <div className="note">
      <h1 className="hidden">The research note</h1>
      <p className="filter">
        <a href={src} target="_blank" rel="noreferrer">
          Open alone
        </a>
        <a href={withPin("/note.md", query)} download="note.md">
          Markdown
        </a>
        <span className="fine">
          or, with its charts and a manifest to verify: <code>./metastable note --out DIR</code>
        </span>
      </p>
      {loaded !== src && (
        <p className="waiting" role="status">
          Composing the note…
        </p>
      )}
      <iframe title="The research note" src={src} onLoad={() => setLoaded(src)} />
    </div>
  );
}
