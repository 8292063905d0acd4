/** The queue, the tree and its checkpoints. Full tiles are stored for good; those at the right edge, which still grow, beside the state of the tree. */
export const TREE = `
  CREATE TABLE ledger.pending (
    ord   bigint PRIMARY KEY,
    entry uuid NOT NULL,
    since timestamptz NOT NULL DEFAULT clock_timestamp()
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
  INSERT INTO ledger.pending (ord, entry) SELECT ord, id FROM ledger.entry ORDER BY ord;

  CREATE TABLE ledger.leaf (
    idx   bigint PRIMARY KEY CHECK (idx >= 0),
    entry uuid NOT NULL UNIQUE,
    hash  bytea NOT NULL CHECK (octet_length(hash) = 32)
  );
  -- Full tiles of 256 hashes (C2SP tlog-tiles).
  CREATE TABLE ledger.tile (
    level int NOT NULL CHECK (level >= 0),
    idx   bigint NOT NULL CHECK (idx >= 0),
    bytes bytea NOT NULL CHECK (octet_length(bytes) = 8192),
    PRIMARY KEY (level, idx)
  );
  CREATE TABLE ledger.tree_state (
    id       int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    origin   text,
    size     bigint NOT NULL CHECK (size >= 0),
    root     bytea NOT NULL CHECK (octet_length(root) = 32),
    -- Roots of the complete subtrees of the tree, from left to right.
    frontier bytea[] NOT NULL,
    -- The tiles that are not full yet, lowest level first.
    edge     bytea[] NOT NULL,
    -- Raised by each sequencer that takes over: an older one can commit nothing.
    epoch    bigint NOT NULL,
    -- Why the log does not grow: set by the sequencer, cleared by the operator.
    alarm    text,
    grown_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  INSERT INTO ledger.tree_state (size, root, frontier, edge, epoch) VALUES (0, sha256(''), '{}', '{}', 0);
  CREATE FUNCTION ledger.guard_tree_state() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  BEGIN
    IF NEW.size < OLD.size OR NEW.epoch < OLD.epoch OR (NEW.size = OLD.size AND NEW.root <> OLD.root) OR (OLD.origin IS NOT NULL AND NEW.origin IS DISTINCT FROM OLD.origin) THEN
      RAISE EXCEPTION 'the log only grows: neither its size nor its epoch falls, and its origin stays (AUD-09)' USING ERRCODE = 'CN004'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard_tree_state BEFORE UPDATE ON ledger.tree_state FOR EACH ROW EXECUTE FUNCTION ledger.guard_tree_state();
  CALL ledger.make_lasting('ledger.tree_state');

  -- The size is the key: no two roots for one size (AUD-09).
  CREATE TABLE ledger.checkpoint (
    size    bigint PRIMARY KEY CHECK (size > 0),
    root    bytea NOT NULL CHECK (octet_length(root) = 32),
    body    text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE FUNCTION ledger.guard_checkpoint() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM ledger.checkpoint c WHERE c.size > NEW.size) THEN
      RAISE EXCEPTION 'the size of the log never falls: a checkpoint of % is refused (AUD-09)', NEW.size USING ERRCODE = 'CN004'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard_checkpoint BEFORE INSERT ON ledger.checkpoint FOR EACH ROW EXECUTE FUNCTION ledger.guard_checkpoint();
  CREATE TABLE ledger.checkpoint_signature (
    size    bigint NOT NULL REFERENCES ledger.checkpoint (size),
    kind    text NOT NULL CHECK (kind IN ('log', 'witness')),
    signer  text NOT NULL,
    -- The whole line of the signed note, with its em dash and line feed.
    line    text NOT NULL CHECK (line ~ '^— .+\\n$'),
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (size, kind, signer)
  );
  -- Where else a checkpoint was deposited: a time stamp, a printed page, another log.
  CREATE TABLE ledger.anchor (
    size    bigint NOT NULL REFERENCES ledger.checkpoint (size),
    kind    text NOT NULL,
    proof   bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (size, kind)
  );
  DO $$ DECLARE t text; BEGIN
    FOREACH t IN ARRAY ARRAY['leaf', 'tile', 'checkpoint', 'checkpoint_signature', 'anchor'] LOOP
      CALL ledger.make_append_only(format('ledger.%I', t)::regclass);
    END LOOP;
  END $$;
`;
