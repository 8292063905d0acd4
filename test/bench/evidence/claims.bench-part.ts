import { checkClaim } from '@consilium/retrieval';
import type { CheckedClaim, CitedClaim } from '@consilium/retrieval';
import type { Measure } from '../table.ts';
import { FACT_MUTATIONS, citing, factClaim } from './claims/fact-claims.ts';
import { MISQUOTES, REWRITES } from './claims/mutations.ts';
import type { Pool } from './claims/mutations.ts';
import { rewordings } from './claims/rewordings.ts';
import { sequenceOf, statementsOf } from './claims/statements.ts';
import type { Statement } from './claims/statements.ts';

const EACH = 260;
const EACH_FACT = 200;

interface Made {
  readonly kind: string;
  readonly cited: CitedClaim;
}

/** True and mutated claims over one release of CIViC, and the hand-written rewordings; each figure beside a check of the span alone. */
export async function claims(data: string): Promise<readonly Measure[]> {
  const statements = statementsOf(data);
  const pool = poolOf(statements);
  const truths = trueClaims(statements);
  const lies = [...mutatedSentences(statements, pool), ...mutatedFacts(statements, pool)];
  const began = process.cpuUsage();
  const judged = lies.map((made) => ({ ...made, verdict: checkClaim(made.cited) }));
  const perSecond = Math.round(lies.length / (process.cpuUsage(began).user / 1e6));
  return [
    ...acceptedRows(truths),
    ...refusedRows(judged),
    ...(await rewordings()),
    { measure: 'claims checked in a second of one core', ours: String(perSecond), against: '>= 2,000', met: perSecond >= 2000 },
  ];
}

const share = (part: number, of: number): string => `${((100 * part) / Math.max(of, 1)).toFixed(2)} % (${part}/${of})`;

/** The naive peer: the quote stands in the document, and nothing else is asked. */
const spanOnly = ({ quote, document }: CitedClaim): boolean => quote !== '' && document.text.includes(quote);

function trueClaims(statements: readonly Statement[]): readonly Made[] {
  return statements.flatMap((of, at): readonly Made[] => {
    const below = sequenceOf(`true ${of.id}`);
    const sentence = of.sentences[below(of.sentences.length)] ?? '';
    const fact = factClaim(of.facts, at);
    return [
      { kind: 'verbatim sentence', cited: citing(of, sentence, sentence) },
      { kind: 'verbatim sentence of a longer quote', cited: citing(of, sentence, of.text.trim()) },
      ...(fact === null ? [] : [{ kind: 'record in other words', cited: citing(of, fact, '') }]),
    ];
  });
}

function acceptedRows(truths: readonly Made[]): readonly Measure[] {
  return [...new Set(truths.map(({ kind }) => kind))].map((kind) => {
    const of = truths.filter((made) => made.kind === kind);
    const accepted = of.filter(({ cited }) => checkClaim(cited).accepted);
    return {
      measure: `true claims accepted: ${kind}`,
      ours: share(accepted.length, of.length),
      against: '100 %',
      met: accepted.length === of.length,
    };
  });
}

function mutatedSentences(statements: readonly Statement[], pool: Pool): readonly Made[] {
  const made: Made[] = [];
  const kinds = [...Object.keys(REWRITES), ...Object.keys(MISQUOTES)];
  for (const kind of kinds) {
    const below = sequenceOf(kind);
    for (let tries = 0, count = 0; count < EACH && tries < EACH * 30; tries += 1) {
      const of = statements[below(statements.length)];
      const sentence = of?.sentences[below(of.sentences.length)];
      if (of === undefined || sentence === undefined) continue;
      const quote = below(3) === 0 ? of.text.trim() : sentence;
      const claim = REWRITES[kind]?.(sentence, of, pool, below) ?? null;
      const other = MISQUOTES[kind]?.(sentence, of, pool, below) ?? null;
      if ((claim === null && other === null) || claim === sentence || (claim !== null && quote.includes(claim))) continue;
      made.push({ kind, cited: { ...citing(of, claim ?? sentence, quote), ...other } });
      count += 1;
    }
  }
  return made;
}

function mutatedFacts(statements: readonly Statement[], pool: Pool): readonly Made[] {
  return Object.entries(FACT_MUTATIONS).flatMap(([kind, mutate]) => {
    const below = sequenceOf(kind);
    const made: Made[] = [];
    for (let tries = 0; made.length < EACH_FACT && tries < EACH_FACT * 30; tries += 1) {
      const of = statements[below(statements.length)];
      const facts = of === undefined ? null : mutate(of.facts, pool, below);
      const [claim, before] = [facts, of?.facts].map((one) => (one === null || one === undefined ? null : factClaim(one, tries)));
      if (of === undefined || claim === null || claim === undefined || claim === before) continue;
      made.push({ kind, cited: citing(of, claim, tries % 2 === 0 ? '' : (of.sentences[0] ?? '')) });
    }
    return made;
  });
}

function refusedRows(judged: readonly (Made & { readonly verdict: CheckedClaim })[]): readonly Measure[] {
  const kinds = [...new Set(judged.map(({ kind }) => kind))];
  const refused = judged.filter(({ verdict }) => !verdict.accepted);
  const naive = judged.filter(({ cited }) => !spanOnly(cited));
  return [
    {
      measure: 'mutated claims refused',
      ours: share(refused.length, judged.length),
      against: `span alone ${share(naive.length, judged.length)}; >= 8,000 claims`,
      met: judged.length >= 8000,
    },
    ...kinds.map((kind) => {
      const of = judged.filter((one) => one.kind === kind);
      const caught = of.filter(({ verdict }) => !verdict.accepted).length;
      const byPeer = of.filter(({ cited }) => !spanOnly(cited)).length;
      return {
        measure: `  ${kind}`,
        ours: share(caught, of.length),
        against: `span alone ${share(byPeer, of.length)}; >= 99 %`,
        met: caught / of.length >= 0.99,
      };
    }),
  ];
}

function poolOf(all: readonly Statement[]): Pool {
  const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)].filter((name) => name !== '');
  return {
    all,
    genes: distinct(all.map(({ gene }) => gene)).filter((gene) => /^[A-Z][A-Z0-9]{2,}$/.test(gene) && gene !== 'NOT'),
    variants: distinct(all.map(({ variant }) => variant)).filter((variant) => /^[A-Z]\d+[A-Z]$/.test(variant)),
    drugs: distinct(all.flatMap(({ therapies }) => therapies)).filter((name) => /^[A-Z][a-z]+$/.test(name)),
    diseases: distinct(all.map(({ disease }) => disease)).filter((name) => !/^(?:Cancer|Solid Tumor)$/.test(name)),
  };
}
