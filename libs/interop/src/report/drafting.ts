import type { DraftSection } from '@consilium/domain';
import type { Abstention, DraftAccount, ModelFailure, ModelUse } from '@consilium/domain/evidence';
import type { ReportDrafting } from './report-model.ts';
import { SECTION_TITLES, orNotReported, shortHash } from './wording.ts';

/** How the draft came to be, in printed words. No word of a sentence that failed the check is printed: nobody signs those. */
export function draftingOf(account: DraftAccount | undefined): ReportDrafting | null {
  if (account === undefined) return null;
  return {
    abstentions: account.abstained.map(abstentionOf),
    dropped: account.dropped.map(({ section, author, codes }) => ({ section: sectionTitle(section), author: author ?? 'template', codes })),
    disagreements: account.disagreements,
    label: `Worded by ${account.drafter}; checked against its sources`,
    provenance: provenanceOf(account),
  };
}

const sectionTitle = (section: DraftSection | undefined): string => (section === undefined ? 'no section' : SECTION_TITLES[section]);

const ABSTENTION_TITLES: Readonly<Record<Abstention['rule'], string>> = {
  'draft.no-tier-forming-match': 'no therapy of Tier I or II',
  'draft.tumor-type-unresolved': 'tumor type not resolved',
  'draft.required-component-unknown': 'a required component is not known',
  'draft.below-floor': 'no source speaks of the question',
  'draft.contested-at-the-top': 'the leading option is contested',
  'draft.knowledge-too-old': 'the knowledge is too old',
  'ask.question-not-understood': 'the question was not understood',
  'ask.out-of-scope': 'the question is out of scope',
};

const abstentionOf = ({ rule, because, wouldResolve }: Abstention): ReportDrafting['abstentions'][number] => ({
  rule,
  title: ABSTENTION_TITLES[rule],
  because: orNotReported(because),
  wouldResolve,
});

type Line = ReportDrafting['provenance'][number];

function provenanceOf({ drafter, drafterVersion, retrieved, at, model }: DraftAccount): readonly Line[] {
  return [
    {
      name: 'Drafted by',
      value: drafter === 'template' ? `template ${drafterVersion}, no model text` : `${drafter}, prompt ${drafterVersion}`,
    },
    { name: 'Drafted at', value: `${at}, over ${retrieved} retrieved ${retrieved === 1 ? 'document' : 'documents'}` },
    ...(model === null ? [{ name: 'Model', value: 'none was asked' }] : modelLines(model)),
  ];
}

function modelLines(use: ModelUse): readonly Line[] {
  const { guard } = use;
  const byCode = Object.entries(guard.byCode).map(([code, count]) => `${code} ${count}`);
  return [
    { name: 'Model asked', value: `${use.provider}:${use.model} at ${use.destination}; answered by ${orNotReported(use.answeredBy)}` },
    { name: 'Outcome', value: outcomeOf(use) },
    {
      name: 'Checked',
      value: `${guard.proposed} proposed, ${guard.kept} kept, ${guard.dropped} dropped${byCode.length > 0 ? ` (${byCode.join(', ')})` : ''}`,
    },
    {
      name: 'Prompt',
      value: `${use.promptVersion}, SHA-256 ${hashOf(use.promptSha256)}; answer SHA-256 ${hashOf(use.outputSha256)}; ${parametersOf(use)}`,
    },
    { name: 'Spent', value: spentOf(use) },
  ];
}

const hashOf = (sha256: string | null): string => (sha256 === null ? 'none' : shortHash(sha256));

const parametersOf = ({ parameters }: ModelUse): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ') || 'no parameters';

const MICRO = 1_000_000;

function spentOf({ calls, milliseconds, tokens, costMicros }: ModelUse): string {
  const counted = tokens === null ? 'tokens not reported' : `${tokens.input} tokens in, ${tokens.output} out`;
  const cost = costMicros === null ? 'no prices configured' : `cost ${(costMicros / MICRO).toFixed(4)}`;
  return `${calls} ${calls === 1 ? 'call' : 'calls'}, ${(milliseconds / 1000).toFixed(1)} s, ${counted}, ${cost}`;
}

const FAILURES: Readonly<Record<ModelFailure, string>> = {
  'MODEL.NOT_CONFIGURED': 'the site has no model',
  'MODEL.STOPPED': 'a stop switch is on',
  'MODEL.DESTINATION_REFUSED': 'its address is not on the allow-list',
  'MODEL.CIRCUIT_OPEN': 'it had failed several times in a row',
  'MODEL.CAP_REACHED': 'a cap on time, tokens or cost was reached',
  'MODEL.UNAVAILABLE': 'it gave no answer',
  'MODEL.WRONG_MODEL': 'another model answered',
  'MODEL.REFUSED': 'it declined',
  'MODEL.OUTPUT_INVALID': 'its answer had not the asked form',
  'MODEL.OUTPUT_TOO_LARGE': 'its answer was too large',
  'MODEL.CLAIMS_DROPPED': 'too many of its sentences failed the check',
  'MODEL.FAILED': 'it failed',
};

function outcomeOf({ outcome, failure, repaired }: ModelUse): string {
  const repair = repaired ? ', after one repair' : '';
  if (outcome === 'used') return `its checked sentences are used${repair}`;
  return `the template is used${failure === null ? '' : `: ${FAILURES[failure]} (${failure})`}${repair}`;
}
