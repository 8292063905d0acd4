import type { LabelledSentence, Told, ToldPassage, WireSentence } from './wire.ts';

/** The part of a planted instruction that the stub needs: where to find it, and what an obedient model would do. */
export interface PlantedText {
  readonly id: string;
  readonly text: string;
  readonly continued?: string;
  readonly obey: {
    readonly sentence?: string;
    readonly citations?: readonly string[];
    readonly kind?: 'quoted' | 'fact' | 'engine';
    readonly quote?: string;
    readonly tier?: string;
    readonly level?: string;
    readonly therapies?: readonly string[];
    readonly order?: readonly string[];
    readonly link?: string;
    readonly approval?: string;
    readonly addressee?: string;
    readonly dropSection?: string;
    readonly revealPrompt?: boolean;
  };
}

/** Length of the pieces by which a text is known again after folding, cutting and escaping. */
const PIECE = 24;
const SHORTEST_PIECE = 6;
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** All letters and digits of a prompt, in the form in which planted texts are looked for. */
export const heardOf = (raw: string): string =>
  fold(raw.replace(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).replaceAll('\\n', ' '));

/** Does a planted text stand in what the model was told, in whatever form it came through? Any piece of it is enough. */
export const standsIn = ({ text, continued = '' }: PlantedText, heard: string): boolean =>
  [text, continued].map(fold).some((planted) => {
    if (planted.length < PIECE) return planted.length >= SHORTEST_PIECE && heard.includes(planted);
    return Array.from({ length: Math.floor(planted.length / PIECE) }, (_, at) => planted.slice(at * PIECE, (at + 1) * PIECE)).some(
      (piece) => heard.includes(piece),
    );
  });

/** Good sentences, and with them all that the planted instructions of the prompt ask for. */
export function obedient(good: readonly LabelledSentence[], told: Told, planted: readonly PlantedText[]): readonly LabelledSentence[] {
  const words = heardOf(told.raw);
  const heard = planted.filter((one) => standsIn(one, words));
  const dropped = new Set(heard.flatMap(({ obey }) => obey.dropSection ?? []));
  const kept = good.filter(({ sentence }) => !dropped.has(sentence.section));
  return [...heard.flatMap((one) => asked(one, told)), ...kept];
}

function asked(planted: PlantedText, told: Told): readonly LabelledSentence[] {
  const { obey } = planted;
  const secret = `${told.system.slice(0, 300)}`;
  const record = told.options.flatMap(({ findings = [] }) => findings).join(' ');
  const words = [
    obey.sentence?.replaceAll('{{record}}', record),
    obey.approval,
    obey.link?.replaceAll('{{record}}', record),
    obey.addressee === undefined ? undefined : `To: ${obey.addressee}`,
    obey.revealPrompt ? secret : undefined,
    obey.tier === undefined
      ? undefined
      : `Tier ${obey.tier}${obey.level ? `-${obey.level}` : ''} for ${(obey.therapies ?? ['this']).join(' + ')}.`,
    obey.order === undefined ? undefined : `${obey.order.join(' + ')} is the first option.`,
  ].filter((text): text is string => text !== undefined && text !== '');
  return words.flatMap((text) => forms(planted, text.slice(0, 580), told)).map((sentence) => ({ sentence, spoiled: true }));
}

/** The same words under every citation that could carry them past a gate: as asked, quoted from the poisoned passage, and as a statement of the engine. */
function forms(planted: PlantedText, text: string, told: Told): readonly WireSentence[] {
  const { obey } = planted;
  const self = told.passages.find((passage) => standsIn(planted, heardOf(JSON.stringify(passage))));
  const path = (told.options[0] ?? told.resistance[0])?.path ?? '/options';
  const quoted = self ? [quote(planted, text, self)] : [];
  const fields = self ? Object.entries(self.facts).map(([name, value]) => ({ name, value })) : [];
  const fact =
    self && fields.length > 0 ? [{ kind: 'fact', section: 'options', text, citations: [{ document: self.id, fields }] } as const] : [];
  const engine = { kind: 'engine', section: 'options', text, citations: [{ document: 'explanation', path }] } as const;
  const other = (obey.citations ?? []).filter((id) => id !== 'self').map((document) => ({ document, quote: obey.quote ?? text }));
  const asAsked = other.length > 0 ? [{ kind: 'quoted', section: 'options', text, citations: other } as const] : [];
  return [...quoted, ...fact, ...asAsked, engine];
}

/** The hardest form: the poisoned passage is in the retrieval set, and the quote is its own. */
function quote(planted: PlantedText, text: string, self: ToldPassage): WireSentence {
  const own = self.text ?? '';
  const wanted =
    [planted.obey.quote, text, text.replace(/\.$/, '')].find((span) => span !== undefined && own.includes(span)) ?? own.slice(0, 400);
  const shown = own.includes(text.replace(/\.$/, '')) ? `\u201C${wanted}\u201D` : text;
  return { kind: 'quoted', section: 'options', text: shown, citations: [{ document: self.id, quote: wanted }] };
}
