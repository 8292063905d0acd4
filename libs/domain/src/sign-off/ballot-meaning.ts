import type { BallotChoice, Meaning } from './review.ts';

/**
 * Ballot → meaning of the signature (2-domain-rules §11). Nobody approves own work: who wrote the version signs it as author, which fills the seat
 * and approves nothing.
 *
 * | ballot | by another | by the version's author |
 * |--------|------------|-------------------------|
 * | agree | approved | authored |
 * | dissent | dissent | dissent |
 * | abstain | abstained | abstained |
 * | cannot judge | cannot-judge | cannot-judge |
 *
 * "Agree with changes" is no ballot: it opens a new version and approves nothing.
 */
export const meaningOf = (choice: BallotChoice, isAuthor: boolean): Meaning =>
  choice === 'agree' && isAuthor ? 'authored' : MEANING[choice];

const MEANING: Readonly<Record<BallotChoice, Meaning>> = {
  agree: 'approved',
  dissent: 'dissent',
  abstain: 'abstained',
  'cannot-judge': 'cannot-judge',
};

/** Meanings that fill a seat; `reviewed`, `recused` and `withdrawn` do not. */
export const PRESENT: readonly Meaning[] = ['authored', 'approved', 'dissent', 'abstained', 'cannot-judge'];
