import { isText } from '../bundle/guards.ts';
import { checkEvidence } from './check-evidence.ts';
import { Refused } from './finding.ts';
import type { RowBook, RowImage } from './row-book.ts';
import { numberOf, shownRow, textOf } from './row.ts';

export interface CheckedSignature {
  readonly row: RowImage;
  readonly signer: string;
  readonly name: string;
  readonly specialty: string;
  readonly meaning: string;
  readonly caseId: string;
  readonly version: number;
  readonly digest: string;
  readonly at: string;
  /** Checked here byte by byte, or only the server's word. */
  readonly assurance: 'cryptographic' | 'attested';
}

/**
 * Ballot → meaning (docs/audit-bundle.md, Signatures 1).
 *
 * | ballot | by another | by the version's author |
 * |--------|------------|-------------------------|
 * | agree | approved | authored |
 * | dissent | dissent | dissent |
 * | abstain | abstained | abstained |
 * | cannot-judge | cannot-judge | cannot-judge |
 */
const MEANINGS: Readonly<Record<string, string>> = { dissent: 'dissent', abstain: 'abstained', 'cannot-judge': 'cannot-judge' };
const meaningOf = (choice: string, isAuthor: boolean): string | undefined =>
  choice === 'agree' ? (isAuthor ? 'authored' : 'approved') : MEANINGS[choice];

/** A signature as of its own entry: ballot, meaning, content, person, evidence. @throws Refused */
export async function checkSignature(book: RowBook, row: RowImage): Promise<CheckedSignature> {
  const text = (column: string): string => textOf(row, column);
  const [signer, caseId, version, digest, meaning] = [
    text('signer'),
    text('case_id'),
    numberOf(row, 'version'),
    text('digest'),
    text('meaning'),
  ];
  const ballot = shownRow(book, 'clinic.ballot', text('ballot_id'), row.index);
  if (textOf(ballot, 'voter') !== signer || textOf(ballot, 'case_id') !== caseId || numberOf(ballot, 'version') !== version)
    throw new Refused('SIGN.BALLOT', `signature ${row.key} has not a ballot of its signer for version ${version}`);
  const decision = shownRow(book, 'clinic.decision_version', `${caseId}/${version}`, row.index);
  if (digest === '' || textOf(decision, 'sha256') !== digest)
    throw new Refused('SIGN.DIGEST', `signature ${row.key} is over other content than version ${version} of the decision`);
  const isAuthor = textOf(decision, 'author_kind') === 'person' && textOf(decision, 'author_ref') === signer;
  if (meaningOf(textOf(ballot, 'choice'), isAuthor) !== meaning)
    throw new Refused('SIGN.MEANING', `signature ${row.key} says "${meaning}", which its ballot does not say`);
  checkSigner(book, row);
  const assurance = await checkEvidence(book, row, ballot);
  return {
    row,
    signer,
    caseId,
    version,
    digest,
    meaning,
    assurance,
    name: text('printed_name'),
    specialty: text('specialty'),
    at: text('signed_at'),
  };
}

/** The account as of the signing: an active person, of that seat and name, who acted herself. */
function checkSigner(book: RowBook, row: RowImage): void {
  const signer = textOf(row, 'signer');
  const user = shownRow(book, 'clinic.user', signer, row.index);
  const entry = book.entry(row.index);
  const { kind, active, specialty, name } = user.image;
  const isEntitled =
    kind === 'person' && active === true && isText(specialty) && specialty === row.image.specialty && name === row.image.printed_name;
  if (!isEntitled)
    throw new Refused('SIGN.SIGNER', `the signer of ${row.key} was no active person with that seat and name when it was signed`);
  // Rows from before the log held any were taken in by the engine: such a signature is the server's word in any case.
  if (entry?.act === 'rows-adopted' && row.image.assurance === 'attested') return;
  if (entry?.actor !== signer || entry.actorKind !== 'person')
    throw new Refused('SIGN.SIGNER', `signature ${row.key} was entered by another than its signer`);
}
