import { canonicalJson } from '../../canonical-json.ts';
import { COUNTS } from './people.ts';
import type { Person } from './people.ts';
import type { Row } from './story-log.ts';
import { columnTime, contentOf, credentialRow, decisionRow, payloadOf, publicationRow, saidOf, sha256 } from './story-rows.ts';
import type { Said } from './story-rows.ts';
import { StoryScript } from './story-script.ts';

/** One synthetic case from submission to publication, as the entries that the system would write. */
export class CaseStory extends StoryScript {
  readonly contents = new Map<string, string>();
  readonly reports: { kind: string; text: string }[] = [];
  #decision = 0;

  async tell(): Promise<this> {
    this.noise(true);
    this.accounts();
    this.#submit();
    await this.#review();
    this.#publish();
    this.noise(false);
    return this;
  }

  #submit(): void {
    this.caseRow = {
      id: this.caseId,
      ref: 'C-0001',
      stage: 'intake',
      status: 'running',
      pseudonym: 'P-SYN-1',
      sex: 'female',
      birth_year: 1960,
      sample: { purity: 0.45, ploidy: 2 },
    };
    this.step('submitted', this.dice.pick(this.people), {});
    for (const act of ['annotated', 'prioritized', 'retrieved', 'drafted']) {
      this.step(act, 'engine', {
        [`clinic.step_document:${this.caseId}/1/${act}`]: { step: act, body: `sha256:${sha256(act)}`, bytes: 100 },
      });
      if (this.dice.chance(0.3)) this.read();
    }
  }

  async #review(): Promise<void> {
    this.#decide('engine', null);
    if (this.plan.revision) {
      const [first] = this.people;
      if (first) await this.sign(first, 'agree');
      this.#decide(this.plan.personAuthor ? this.dice.pick(this.people) : 'engine', 'superseded-by-version-2');
    }
    const [oncologist, pathologist, geneticist, second, surgeon, otherPathologist] = this.people;
    if (!oncologist || !pathologist || !geneticist || !second || !surgeon || !otherPathologist) return;
    if (this.plan.recusal)
      this.step('recused', surgeon, {
        [`clinic.recusal:${this.caseId}/${surgeon.id}`]: {
          case_id: this.caseId,
          member: surgeon.id,
          reason: 'relative',
          at: columnTime(this.now),
        },
      });
    if (this.plan.withdrawal) {
      const signature = await this.sign(second, 'agree');
      this.step('withdrawn', second, {
        [`clinic.signature_void:${signature}`]: {
          signature_id: signature,
          case_id: this.caseId,
          reason: 'withdrawn',
          by_user: second.id,
          at: columnTime(this.now),
        },
      });
    }
    await this.sign(oncologist, 'agree');
    this.read();
    await this.sign(pathologist, 'agree');
    if (this.plan.dissent) await this.sign(geneticist, 'dissent');
    else await this.sign(geneticist, this.dice.pick(['agree', 'abstain', 'cannot-judge']));
    // An author's own signature approves nothing, so two more make the quorum whoever wrote.
    await this.sign(second, 'agree');
    await this.sign(otherPathologist, 'agree');
  }

  #decide(author: Person | 'engine', voids: string | null): void {
    const before = this.#decision;
    this.#decision += 1;
    const version = this.#decision;
    const content = contentOf(this.caseId, version, author);
    const key = `${this.caseId}/${version}`;
    this.contents.set(key, content);
    const rows: Record<string, Row> = { [`clinic.decision_version:${key}`]: decisionRow(this.caseId, version, author, this.now) };
    if (voids !== null) {
      rows[`clinic.decision_void:${this.caseId}/${before}`] = {
        case_id: this.caseId,
        version: before,
        reason: voids,
        at: columnTime(this.now),
      };
      for (const { rows: earlier } of this.drafts)
        for (const [name, row] of Object.entries(earlier))
          if (name.startsWith('clinic.signature:') && row.version === before)
            rows[`clinic.signature_void:${String(row.id)}`] = {
              signature_id: row.id,
              case_id: this.caseId,
              reason: voids,
              by_user: null,
              at: columnTime(this.now),
            };
    }
    this.step('decided', author, rows);
  }

  /** A ballot and its signature; a planted violation changes payload or rows before they are sealed. */
  async sign(person: Person, choice: string): Promise<string> {
    const version = this.#decision;
    const decision = this.contents.get(`${this.caseId}/${version}`) ?? '';
    const isAuthor = decision.includes(`"ref":"${person.id}"`);
    const said: Said = { ...saidOf(choice, isAuthor), version, digest: sha256(decision) };
    const { meaning, reason, statement } = said;
    const [ballotId, signatureId] = [this.dice.uuid(), this.dice.uuid()];
    const ballot: Row = {
      id: ballotId,
      case_id: this.caseId,
      version,
      voter: person.id,
      choice,
      reason,
      ...statement,
      at: columnTime(this.now),
    };
    const signature: Row = {
      id: signatureId,
      ballot_id: ballotId,
      case_id: this.caseId,
      version,
      signer: person.id,
      signer_kind: 'person',
      printed_name: person.name,
      specialty: person.specialty,
      roles: [person.role],
      meaning,
      digest: sha256(decision),
      signed_at: columnTime(this.now + 1000),
      time_zone: 'Europe/Berlin',
      method: person.key ? 'webauthn' : 'password',
      assurance: person.key ? 'cryptographic' : 'attested',
      evidence: person.key ? await this.#evidence(person, said) : { kind: 'password', checkedBy: 'server' },
    };
    this.step('ballot-cast', person, {
      [`clinic.ballot:${ballotId}`]: ballot,
      [`clinic.signature:${signatureId}`]: signature,
      ...(person.key && COUNTS(person.key)
        ? { [`clinic.credential:${person.key.credential}`]: credentialRow(person, 'active', this.now) }
        : {}),
    });
    return signatureId;
  }

  async #evidence(person: Person, said: Said): Promise<unknown> {
    if (!person.key) throw new Error('no key to sign with');
    if (COUNTS(person.key)) person.count += 1 + this.dice.below(3);
    const { key, count } = person;
    const logSize = this.drafts.length - this.dice.below(3);
    const payload = await payloadOf(person, said, { caseId: this.caseId, now: this.now, logSize });
    return key.evidence(payload, this.enrolments.get(person.id) ?? '', { count });
  }

  #publish(): void {
    const version = this.#decision;
    const publication = this.dice.uuid();
    const digest = sha256(this.contents.get(`${this.caseId}/${version}`) ?? '');
    this.reports.push(
      { kind: 'pdf', text: `%PDF synthetic ${digest}` },
      { kind: 'json', text: canonicalJson({ report: digest }) },
      { kind: 'markdown', text: `# Report ${digest}` },
    );
    const artifacts = this.reports.map(({ kind, text }) => [
      `clinic.report_artifact:${publication}/${kind}`,
      { publication_id: publication, case_id: this.caseId, kind, sha256: sha256(text), bytes: Buffer.byteLength(text) },
    ]);
    this.step('published', 'engine', {
      [`clinic.publication:${publication}`]: publicationRow(publication, this.caseId, version, digest, this.now),
      ...Object.fromEntries(artifacts),
    });
    if (this.dice.chance(0.5)) this.read();
  }
}
