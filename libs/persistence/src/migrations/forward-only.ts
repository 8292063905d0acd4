import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A migration that can't be taken back: records of a clinic are never unmade, a mistake is mended by the next migration. */
export abstract class ForwardOnly implements MigrationInterface {
  /** TypeORM orders migrations by the thirteen digits at its end. */
  abstract readonly name: string;
  protected abstract readonly sql: string;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(this.sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error(`${this.name} is forward-only: restore a backup, or write the next migration`));
  }
}
