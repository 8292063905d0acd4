const IMAGE = '[image removed]';
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[\s/][^<>]*)?)>/y;
const AUTOLINK = /<((?:https?|ftp|mailto):[^<>\s]*)>/iy;
const HREF = /(?:^|[\s"'/])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'`]+))/i;
const BLOCKS = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'br', 'dd', 'div', 'dl', 'dt', 'figcaption', 'figure', 'footer', 'form'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'tbody'],
  ...['td', 'tfoot', 'th', 'thead', 'tr', 'ul'],
]);
const INLINE = new Set([
  ...['a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'blink', 'center', 'cite', 'code', 'del', 'dfn', 'em', 'font', 'i', 'img', 'ins', 'kbd'],
  ...['label', 'mark', 'marquee', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'tt', 'u', 'var', 'wbr'],
]);
/** Never words of a text, whatever follows their name. */
const ACTIVE = new Set([
  ...['applet', 'audio', 'base', 'body', 'button', 'canvas', 'embed', 'frame', 'frameset', 'head', 'html', 'iframe', 'image', 'input'],
  ...['link', 'math', 'meta', 'noscript', 'object', 'picture', 'portal', 'script', 'select', 'source', 'style', 'svg', 'template'],
  ...['textarea', 'title', 'track', 'video', 'xml'],
]);
const WITHOUT_CONTENT = ['script', 'style'] as const;

/** Walks once over the text; what is not a tag is left to the caller. */
export function neutralTags(text: string): string {
  const out: string[] = [];
  const find = finder(text);
  let href: string | null = null;
  let at = 0;
  const closeLink = (): void => {
    if (href) out.push(` (${href})`);
    href = null;
  };
  for (let next = text.indexOf('<'); next >= 0; next = text.indexOf('<', at)) {
    out.push(text.slice(at, next));
    const found = constructAt(text, next, find);
    if (found.name === 'a') closeLink();
    if (found.href !== undefined) href = found.href;
    out.push(found.text);
    at = found.end;
  }
  out.push(text.slice(at));
  closeLink();
  return out.join('');
}

interface Construct {
  readonly end: number;
  readonly text: string;
  readonly name?: string;
  readonly href?: string;
}
type Find = (needle: string, from: number) => number;

function constructAt(text: string, at: number, find: Find): Construct {
  return enclosedAt(text, at, find) ?? autolinkAt(text, at) ?? tagAt(text, at, find) ?? { end: at + 1, text: '<' };
}

/** Comments, CDATA and processing instructions. One that never ends is text: it must not take the rest of a document with it. */
function enclosedAt(text: string, at: number, find: Find): Construct | null {
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!text.startsWith(open, at)) continue;
    const end = find(close, at + open.length);
    if (end < 0) return null;
    return { end: end + close.length, text: open === '<![CDATA[' ? text.slice(at + open.length, end) : '' };
  }
  return null;
}

function autolinkAt(text: string, at: number): Construct | null {
  AUTOLINK.lastIndex = at;
  const found = AUTOLINK.exec(text);
  return found ? { end: at + found[0].length, text: `(${found[1] ?? ''})` } : null;
}

function tagAt(text: string, at: number, find: Find): Construct | null {
  TAG.lastIndex = at;
  const found = TAG.exec(text);
  if (!found) return null;
  const [whole, slash = '', rawName = '', rest = ''] = found;
  const name = rawName.toLowerCase();
  const end = at + whole.length;
  if (!isTag(slash === '/', name, rest)) return null;
  if (slash === '') {
    const href = name === 'a' ? hrefOf(rest) : undefined;
    if (name === 'img') return { end, text: IMAGE };
    return { end: contentEnd(name, end, find), text: BLOCKS.has(name) ? '\n' : '', name, ...(href === undefined ? {} : { href }) };
  }
  return { end, text: BLOCKS.has(name) ? '\n' : '', name };
}

/** `n<b and b>c` is arithmetic, `<b>` and `<b class="x">` are tags. */
function isTag(isClosing: boolean, name: string, rest: string): boolean {
  if (isClosing || ACTIVE.has(name)) return true;
  return rest.includes('=') || ((BLOCKS.has(name) || INLINE.has(name)) && /^[\s/]*$/.test(rest));
}

function hrefOf(rest: string): string | undefined {
  const found = HREF.exec(rest);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

function contentEnd(name: string, end: number, find: Find): number {
  if (!WITHOUT_CONTENT.some((known) => known === name)) return end;
  const close = find(`</${name}`, end);
  return close < 0 ? end : close;
}

/** `indexOf` without regard to case of ASCII; a needle that was not found once is not looked for again, which keeps the walk linear. */
function finder(text: string): Find {
  let lower: string | null = null;
  const absent = new Set<string>();
  return (needle, from) => {
    if (absent.has(needle)) return -1;
    lower ??= text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    const at = lower.indexOf(needle.toLowerCase(), from);
    if (at < 0) absent.add(needle);
    return at;
  };
}

/** Images go; what would make a link or its definition gets a blank that makes it text. */
export const neutralMarkdown = (text: string): string =>
  text
    .replace(/!\[[^[\]\n]{0,500}\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,2000}\)[^()\n]{0,2000})?\)|\[[^[\]\n]{0,500}\])/g, IMAGE)
    .replaceAll('![', '! [')
    .replaceAll('](', '] (')
    .replace(/^([ \t]{0,3}\[[^[\]\n]{1,300}\]):(?=[ \t]*\S{0,2000}[:/#])/gm, '$1 :');
