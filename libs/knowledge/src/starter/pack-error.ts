/** A row of the pack is malformed: a bug of this repository, so it is thrown and stops the start. Names file and row. */
export class PackError extends Error {
  constructor(
    readonly file: string,
    readonly row: string,
    reason: string,
  ) {
    super(`${file}, row ${row}: ${reason}.`);
    this.name = 'PackError';
  }
}
