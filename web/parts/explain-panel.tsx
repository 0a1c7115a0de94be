/** The way of a number, backwards, in a panel beside the page. */
import { useEffect, useRef, useState } from "react";
import type { Explain, ExplainNode } from "../../src/api/contract.ts";
import { useAnswer } from "../data.ts";
import { Waiting } from "./state.tsx";

export function ExplainPanel() {
  const [id, setId] = useState<string | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const open = (event: Event) => setId((event as CustomEvent<string>).detail);
    addEventListener("explain", open);
    return () => removeEventListener("explain", open);
  }, []);
  useEffect(() => {
    if (id !== null && !dialog.current?.open) dialog.current?.showModal();
  }, [id]);
  const { data, error } = useAnswer<Explain>(id === null ? null : `/api/explain/${encodeURIComponent(id)}`);
  return (
    <dialog
      ref={dialog}
      className="panel"
      aria-label="Where the number comes from"
      onClose={() => setId(null)}
      onClick={(e) => {
        if (e.target === dialog.current) dialog.current?.close();
      }}
    >
      {id !== null && (
        <div>
          <div className="panel-head">
            <h2>{data?.root.title ?? id}</h2>
            <button type="button" onClick={() => dialog.current?.close()} aria-label="Close">
              ✕
            </button>
          </div>
          {data ? <Tree node={data.root} depth={0} /> : <Waiting error={error} />}
          <p className="fine">
            Also on the command line: <code>./metastable explain {id}</code>
          </p>
        </div>
      )}
    </dialog>
  );
}

function Tree({ node, depth }: { node: ExplainNode; depth: number }) {
  const facts = Object.entries(node.detail).filter(([, value]) => value !== null && value !== "");
  const body = (
    <>
      {facts.length > 0 && (
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {typeof value === "string" && /^https:\/\//.test(value) ? (
                  <a href={value} rel="noreferrer">
                    {value}
                  </a>
                ) : (
                  String(value)
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {node.children.map((child, i) => (
        <Tree key={`${child.id} ${i}`} node={child} depth={depth + 1} />
      ))}
    </>
  );
  if (depth === 0)
    return (
      <div className="tree">
        <p className="big">{node.shown}</p>
        {body}
      </div>
    );
  return (
    <details className={`tree kind-${node.kind}`} open={depth < 2 && node.kind !== "payload"}>
      <summary>
        <span className="kind">{node.kind === "payload" && !node.id.startsWith("seq:") ? "publisher" : node.kind}</span>{" "}
        {node.title} <strong>{node.shown}</strong>
      </summary>
      {body}
    </details>
  );
}
