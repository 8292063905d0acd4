/**
 * | code | what is wrong |
 * |---|---|
 * | ENTRY.NOT_CANONICAL | a body is no canonical JSON |
 * | ENTRY.COLUMN_DIFFERS | a searchable column does not say what the body says |
 * | ENTRY.HASH_DIFFERS | the stored leaf hash is not that of the body |
 * | ENTRY.INTENT_DIFFERS | the keyed intent is not that of act and data |
 * | ENTRY.NOT_IN_LOG | an entry that neither is a leaf nor waits to be one |
 * | ENTRY.GONE, DETAIL.STRAY | an entry that waited for its place is gone, or a detail has no entry |
 * | ENTRY.CLOCK_BACK | an entry is older than one before it in the log: the clock was set back |
 * | DETAIL.MISSING, DETAIL.UNREADABLE, DETAIL.DIFFERS | the encrypted data are gone, do not open for this entry, or are not those committed to |
 * | LOG.LEAF_DIFFERS, LOG.LEAF_MISSING, LOG.ENTRY_MISSING | a leaf is not its entry's, is missing in the row of leaves, or has no entry |
 * | LOG.TILE_DIFFERS, LOG.ROOT_DIFFERS, LOG.STATE_DIFFERS | a tile, the root of a checkpoint or the state of the tree does not follow from the leaves |
 * | LOG.CHECKPOINT_DIFFERS, LOG.UNSIGNED, LOG.SIGNATURE_WRONG | a checkpoint's text, or its signature |
 * | LOG.CUT_OFF, LOG.REWRITTEN | a signed checkpoint that a witness or a file keeps is of a longer log, or has another root |
 * | LOG.ALARM | the log stands still |
 * | ROW.DIFFERS, ROW.NO_ENTRY, ROW.GONE, ROW.NOT_ADOPTED | a regulated row is not as its last entry left it, has none, is gone, or waits for its first one |
 * | CASE.VERSION_GAP | a version of a case has no entry |
 * | SIGN.* | the evidence of a signature does not hold (`SIGN_CODES` of the ledger) |
 * | GUARD.MISSING | a trigger that guards records is missing or asleep |
 * | COLUMN.DROPPED | a table of the records has lost a column, whether or not it was put back |
 */
export interface Finding {
  readonly code: string;
  /** The thing by id or key; never data of a patient. */
  readonly where: string;
  readonly message: string;
}

export const finding = (code: string, where: string, message: string): Finding => ({ code, where, message });
