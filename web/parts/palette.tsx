/** Ctrl-K or /: go to any page, or open the way of any number, by typing part of its name. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Status } from "../../src/api/contract.ts";
import { linkTo } from "../address.ts";
import { pages } from "../pages/index.ts";

const shownMost = 12;

export function Palette({ status }: { status: Status | undefined }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const open = useCallback(() => {
    setText("");
    setChosen(0);
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if ((event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !isTyping)) {
        event.preventDefault();
        open();
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [open]);
  const entries = useMemo(
    () => [
      ...pages.map((p) => ({
        name: p.title,
        what: "page",
        act: () => {
          location.hash = linkTo(p.path);
        },
      })),
      ...(status?.items ?? []).map((i) => ({
        name: i.title,
        what: `${i.shown} · ${i.id}`,
        act: () => dispatchEvent(new CustomEvent("explain", { detail: i.id })),
      })),
    ],
    [status],
  );
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries
    .filter((e) => words.every((w) => `${e.name} ${e.what}`.toLowerCase().includes(w)))
    .slice(0, shownMost);
  const act = (index: number) => {
    dialog.current?.close();
    found[index]?.act();
  };
  return (
    <>
      <button type="button" onClick={open} title="Go to anything (Ctrl-K or /)">
        <span aria-hidden="true">⌕</span> <span className="wide">Find</span> <kbd className="wide">/</kbd>
        <span className="hidden">Find a page or number</span>
      </button>
      <dialog
        ref={dialog}
        className="palette"
        aria-label="Find a page or number"
        onClick={(e) => {
          if (e.target === dialog.current) dialog.current?.close();
        }}
      >
        <input
          role="combobox"
          aria-label="Find"
          aria-expanded="true"
          aria-controls="found"
          aria-activedescendant={found[chosen] ? `found-${chosen}` : undefined}
          autoFocus
          value={text}
          placeholder="Page or number"
          onChange={(e) => {
            setText(e.target.value);
            setChosen(0);
          }}
          onKeyDown={(e) => {
            if (e.key === "ArrowDown") {
              e.preventDefault();
              setChosen(Math.min(chosen + 1, found.length - 1));
            }
            if (e.key === "ArrowUp") {
              e.preventDefault();
              setChosen(Math.max(chosen - 1, 0));
            }
            if (e.key === "Enter") {
              e.preventDefault();
              act(chosen);
            }
          }}
        />
        <ul id="found" role="listbox" aria-label="Found">
          {found.map((entry, i) => (
            <li
              key={`${entry.name} ${entry.what}`}
              id={`found-${i}`}
              role="option"
              aria-selected={i === chosen}
              onMouseDown={(e) => {
                e.preventDefault();
                act(i);
              }}
            >
              {entry.name} <small>{entry.what}</small>
            </li>
          ))}
        </ul>
      </dialog>
    </>
  );
}
