export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly attributes: string; readonly line: number };

/** Their content is no text of the page, whatever stands in it. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);
const NAME = /[a-zA-Z][a-zA-Z0-9:-]{0,30}/y;
const LONGEST_TAG = 4_000;

/** Tags and text of an HTML page, one walk, in linear time. Nothing is executed, fetched or resolved; comments and declarations are left out. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const counter = lineCounter(html);
  const find = finder(html);
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (end > at) yield { kind: 'text', text: decodedEntities(html.slice(at, end)), line: counter(at) };
    if (open < 0) return;
    const after = asideEnd(html, open, find);
    if (after !== null) {
      at = after;
      continue;
    }
    const tag = tagAt(html, open);
    if (tag === null) {
      yield { kind: 'text', text: '<', line: counter(open) };
      at = open + 1;
      continue;
    }
    yield { kind: tag.isClosing ? 'close' : 'open', name: tag.name, attributes: tag.attributes, line: counter(open) };
    at = tag.isClosing || !RAW.has(tag.name) ? tag.end : rawEnd(html, tag.name, tag.end);
  }
}

type Find = (needle: string, from: number) => number;

/** `indexOf` that does not look again for what was not found: many marks that never end would cost a walk each. */
function finder(html: string): Find {
  const absent = new Set<string>();
  return (needle, from) => {
    const at = absent.has(needle) ? -1 : html.indexOf(needle, from);
    if (at < 0) absent.add(needle);
    return at;
  };
}

/** Comments, declarations and processing instructions; one that never ends is text. */
function asideEnd(html: string, open: number, find: Find): number | null {
  const close = html.startsWith('<!--', open) ? '-->' : /[!?]/.test(html.charAt(open + 1)) ? '>' : null;
  if (close === null) return null;
  const end = find(close, open + (close === '-->' ? 4 : 2));
  return end < 0 ? null : end + close.length;
}

function tagAt(html: string, open: number): { isClosing: boolean; name: string; attributes: string; end: number } | null {
  const isClosing = html.charAt(open + 1) === '/';
  NAME.lastIndex = open + (isClosing ? 2 : 1);
  const name = NAME.exec(html)?.[0];
  if (name === undefined) return null;
  const from = NAME.lastIndex;
  const end = endOfTag(html, from);
  return end === null ? null : { isClosing, name: name.toLowerCase(), attributes: html.slice(from, end - 1), end };
}

/** After the `>` that is not within quotation marks. */
function endOfTag(html: string, from: number): number | null {
  let quote = '';
  for (let at = from; at < html.length && at - from < LONGEST_TAG; at += 1) {
    const char = html.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '>') return at + 1;
    else if (char === '<') return null;
    else if ((char === '"' || char === "'") && html.charAt(at - 1).trim() === '=') quote = char;
  }
  return null;
}

/** Start of the closing tag; the end of the page when there is none, as browsers read it. */
function rawEnd(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

function lineCounter(html: string): (at: number) => number {
  let line = 1;
  let next = html.indexOf('\n');
  return (at) => {
    while (next >= 0 && next < at) {
      line += 1;
      next = html.indexOf('\n', next + 1);
    }
    return line;
  };
}

const NAMED: Readonly<Record<string, string>> = {
  ...{
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    shy: '',
    hellip: '…',
    bull: '•',
    middot: '·',
  },
  ...{ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»', prime: '′' },
  ...{
    ge: '≥',
    le: '≤',
    ne: '≠',
    asymp: '≈',
    plusmn: '±',
    times: '×',
    minus: '−',
    deg: '°',
    micro: 'µ',
    permil: '‰',
    infin: '∞',
    rarr: '→',
  },
  ...{
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    delta: 'δ',
    Delta: 'Δ',
    epsilon: 'ε',
    kappa: 'κ',
    lambda: 'λ',
    mu: 'μ',
    sigma: 'σ',
    tau: 'τ',
    omega: 'ω',
  },
  ...{
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    eacute: 'é',
    egrave: 'è',
    agrave: 'à',
    ccedil: 'ç',
    ntilde: 'ñ',
  },
  ...{ frac12: '½', frac14: '¼', frac34: '¾', sup2: '²', sup3: '³', reg: '®', trade: '™', copy: '©', sect: '§', dagger: '†', Dagger: '‡' },
};

/** Entities that are not known stay as they are written, so that nothing changes in silence. */
const decodedEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,10}));/g,
        (all, decimal?: string, hex?: string, name?: string) => {
          if (name !== undefined) return NAMED[name] ?? all;
          const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
          return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
        },
      )
    : text;
