/** Text from outside becomes text of a page and nothing else: escaping for HTML and Markdown, addresses checked. */

/** For element text and for attributes in double quotes. Control characters that are not spaces are dropped. */
export const escapeHtml = (value: string): string =>
  withoutControls(value)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/**
 * For Markdown inside a line (link texts, emphasis): every character that could start markup is escaped, line breaks become
 * spaces.
 */
export const escapeMarkdownInline = (value: string): string =>
  withoutControls(value)
    .replace(/\s*[\r\n]+\s*/g, " ")
    .replace(/[\\`*_{}[\]<>#|~$]|&(?=#?\w+;)/g, (character) => `\\${character}`);

/** For Markdown that may stand at the start of a line: also what would begin a list, a rule, a heading or a block of code. */
export const escapeMarkdown = (value: string): string =>
  escapeMarkdownInline(value)
    .replace(/^\s+/, " ")
    .replace(/^( ?)([-+=])/, "$1\\$2")
    .replace(/^( ?\d+)([.)])(?=\s|$)/, "$1\\$2");

/** The address when it is plain http(s) without spaces or quotes, else undefined. */
export function safeUrl(url: string): string | undefined {
  if (!/^https?:\/\/[^\s"'<>()\\]+$/i.test(url)) return undefined;
  return url;
}

/** Lower-case letters, digits, dots and hyphens: an anchor from an id. */
export const slugOf = (id: string): string => id.toLowerCase().replace(/[^a-z0-9.-]+/g, "-");

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
const withoutControls = (value: string): string => value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");
