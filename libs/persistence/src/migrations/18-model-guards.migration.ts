import { ForwardOnly } from './forward-only.ts';

/**
 * Calls of a model (each with its entry before its bytes leave), what they used, and the stop switches (AIO-06). Field names, host and target have the
 * shape of names, so that no text of a patient can stand in their place.
 */
export class ModelGuards1764000000018 extends ForwardOnly {
  override readonly name = 'ModelGuards1764000000018';
  protected override readonly sql = `
    CREATE TABLE clinic.model_call (
      id             uuid PRIMARY KEY,
      case_id        uuid REFERENCES clinic.case (id),
      purpose        text NOT NULL CHECK (purpose IN ('draft', 'repair', 'second-reading', 'ask', 'embedding', 'rerank', 'evaluation')),
      destination    text NOT NULL CHECK (destination ~ '^[A-Za-z0-9.:\\[\\]-]{1,255}$'),
      provider       text NOT NULL,
      model          text NOT NULL CHECK (model ~ '^[^\\s]{1,200}$'),
      fields         text[] NOT NULL CHECK (array_to_string(fields, ',') ~ '^[A-Za-z0-9_.,\\[\\]-]*$'),
      request_sha256 text NOT NULL CHECK (request_sha256 ~ '^[0-9a-f]{64}$'),
      bytes          bigint NOT NULL CHECK (bytes >= 0),
      at             timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    CREATE INDEX model_call_by_case ON clinic.model_call (case_id) WHERE case_id IS NOT NULL;
    CALL ledger.make_append_only('clinic.model_call');

    CREATE TABLE clinic.model_use (
      id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      case_id       uuid REFERENCES clinic.case (id),
      destination   text NOT NULL,
      model         text NOT NULL,
      input_tokens  bigint CHECK (input_tokens >= 0),
      output_tokens bigint CHECK (output_tokens >= 0),
      cost_micros   bigint CHECK (cost_micros >= 0),
      at            timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    CREATE INDEX model_use_by_time ON clinic.model_use (at);
    CALL ledger.make_append_only('clinic.model_use');

    CREATE TABLE clinic.model_switch (
      id      uuid PRIMARY KEY,
      ord     bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
      scope   text NOT NULL CHECK (scope IN ('site', 'model', 'board')),
      target  text NOT NULL CHECK (target ~ '^[^\\s]{1,200}$' AND (scope <> 'site' OR target = '*')),
      stopped boolean NOT NULL,
      reason  text NOT NULL CHECK (btrim(reason) <> ''),
      by_user uuid NOT NULL REFERENCES clinic.user (id),
      by_name text NOT NULL,
      at      timestamptz NOT NULL
    );
    CREATE INDEX model_switch_newest ON clinic.model_switch (scope, target, ord DESC);
    CALL ledger.make_append_only('clinic.model_switch');

    CREATE CONSTRAINT TRIGGER change_has_entry AFTER INSERT ON clinic.model_call
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry_of('model-call');
    CREATE CONSTRAINT TRIGGER change_has_entry AFTER INSERT ON clinic.model_switch
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry_of('model-switch');
  `;
}
