import { ForwardOnly } from './forward-only.ts';

/**
 * Imported corpora: whole, immutable, each kind with an index of its own. `words` are the folded words of the window with its headings, as
 * `wordsOf` of the domain gives them, so that Postgres and the index in process compare alike.
 */
export class Corpora1764000000019 extends ForwardOnly {
  override readonly name = 'Corpora1764000000019';
  protected override readonly sql = `
    CREATE TABLE knowledge.corpus (
      id          text PRIMARY KEY,
      ord         int GENERATED ALWAYS AS IDENTITY UNIQUE,
      kind        text NOT NULL CHECK (kind IN ('guideline', 'literature')),
      title       text NOT NULL,
      licence     text,
      sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      documents   int NOT NULL,
      passages    int NOT NULL,
      refused     jsonb NOT NULL,
      imported_at timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    CREATE TABLE knowledge.corpus_document (
      corpus    int NOT NULL REFERENCES knowledge.corpus (ord),
      ord       int NOT NULL,
      id        text NOT NULL,
      retracted boolean NOT NULL,
      body      text NOT NULL,
      PRIMARY KEY (corpus, ord),
      UNIQUE (id, corpus)
    );
    CREATE TABLE knowledge.passage (
      corpus       int NOT NULL,
      document     int NOT NULL,
      starts       int NOT NULL,
      ends         int NOT NULL CHECK (ends >= starts),
      kind         text NOT NULL,
      retracted    boolean NOT NULL,
      words        tsvector NOT NULL,
      PRIMARY KEY (corpus, document, starts, ends),
      FOREIGN KEY (corpus, document) REFERENCES knowledge.corpus_document (corpus, ord)
    );
    -- In how many passages a word stands: what tells a telling word from a common one. Words of one passage are left out.
    CREATE TABLE knowledge.corpus_word (
      corpus   int NOT NULL REFERENCES knowledge.corpus (ord),
      word     text COLLATE "C" NOT NULL,
      passages int NOT NULL CHECK (passages > 1),
      PRIMARY KEY (word, corpus)
    );
    CREATE INDEX passage_guideline_words ON knowledge.passage USING gin (words) WHERE kind = 'guideline' AND NOT retracted;
    CREATE INDEX passage_literature_words ON knowledge.passage USING gin (words) WHERE kind = 'literature' AND NOT retracted;
    CREATE INDEX passage_retracted_words ON knowledge.passage USING gin (words) WHERE retracted;

    CALL ledger.make_append_only('knowledge.corpus');
    CALL ledger.make_append_only('knowledge.corpus_document');
    CALL ledger.make_append_only('knowledge.passage');
    CALL ledger.make_append_only('knowledge.corpus_word');
    CREATE CONSTRAINT TRIGGER change_has_entry AFTER INSERT ON knowledge.corpus
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry_of('corpus');

    -- After a large import the planner must know which words are common; the application does not own the table and so may not ask for it otherwise.
    CREATE PROCEDURE knowledge.learn_words() LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
      AS 'ANALYZE knowledge.passage; ANALYZE knowledge.corpus_document';

    -- The content of a corpus is what was hashed at its import: nothing is added to it later.
    CREATE FUNCTION knowledge.guard_corpus_content() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM (SELECT DISTINCT corpus FROM added) a
                 WHERE NOT EXISTS (SELECT 1 FROM knowledge.corpus c WHERE c.ord = a.corpus AND c.xmin = pg_current_xact_id()::xid)) THEN
        RAISE EXCEPTION '% is immutable: its content comes with its import and never after it', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME USING ERRCODE = 'CN001';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER guard_corpus_content AFTER INSERT ON knowledge.corpus_document
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION knowledge.guard_corpus_content();
    CREATE TRIGGER guard_corpus_content AFTER INSERT ON knowledge.passage
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION knowledge.guard_corpus_content();
    CREATE TRIGGER guard_corpus_content AFTER INSERT ON knowledge.corpus_word
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION knowledge.guard_corpus_content();
  `;
}
