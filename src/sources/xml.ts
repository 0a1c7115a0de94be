/** Walks an XML payload element by element, with line numbers; a payload that ends inside an element is truncated. */
import { Parser } from "htmlparser2";
import { decodeUtf8 } from "./table.ts";

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text directly inside, trimmed. */
  readonly text: string;
  readonly line: number;
}

export interface XmlWalk {
  /** Called at the end of every element, children before parents. */
  readonly close: (element: XmlElement) => void;
  /** Called at the start of every element, before its children; its text is not known yet. */
  readonly open?: (element: XmlElement) => void;
}

/** The first element's name and whether its end was seen. An empty or non-XML payload has no root. */
export interface XmlEnd {
  readonly root: string | undefined;
  readonly isComplete: boolean;
}

export function walkXml(bytes: Uint8Array, walk: XmlWalk): XmlEnd {
  const text = decodeUtf8(bytes);
  const stack: { name: string; attributes: Record<string, string>; text: string; line: number }[] = [];
  let root: string | undefined;
  let isComplete = false;
  let line = 1;
  let counted = 0;
  const lineAt = (index: number): number => {
    for (; counted < index; counted++) if (text.charCodeAt(counted) === 10) line++;
    return line;
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        root ??= name;
        const element = { name, attributes, text: "", line: lineAt(parser.startIndex) };
        stack.push(element);
        walk.open?.(element);
      },
      ontext(part) {
        const top = stack.at(-1);
        if (top) top.text += part;
      },
      onclosetag(_name, isImplied) {
        const element = stack.pop();
        if (!element) return;
        if (stack.length === 0 && !isImplied) isComplete = true;
        if (!isImplied) walk.close({ ...element, text: element.text.trim() });
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  return { root, isComplete };
}
