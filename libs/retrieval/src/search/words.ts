/** The words of the index in process are those of the index in Postgres. */
export { phraseOf, wordsOf } from '@consilium/domain/evidence';
