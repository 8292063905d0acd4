import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant, Result } from '@consilium/domain';
import { ok, refused } from '@consilium/domain';
import type { CorpusContent, CorpusDocument, Standing } from '@consilium/domain/evidence';
import { worse } from '../literature/standing.ts';
import { isCorpusManifest } from './corpus-manifest.ts';
import type { CorpusManifest } from './corpus-manifest.ts';
import { readCorpus } from './read-corpus.ts';
import { writeCorpus } from './write-corpus.ts';
import type { CorpusFrame } from './write-corpus.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const RESERVED = new Set(['none', 'all']);

export interface StoredCorpus {
  readonly id: string;
  readonly sha256: string;
  readonly importedAt: Instant;
  readonly content: CorpusContent;
}

/** What goes beside the documents into the manifest. */
export interface CorpusFacts {
  readonly counts?: Readonly<Record<string, number>>;
  readonly standings?: Readonly<Record<string, Standing>>;
}

/**
 * Imported corpora in a folder: `<home>/corpora/<id>/documents.jsonl` (one canonical document a line) and `manifest.json`. A corpus never changes: its id
 * stands for one SHA-256 for good.
 */
export class CorpusStore {
  private readonly folder: string;

  constructor(home: string) {
    this.folder = join(home, 'corpora');
  }

  /** @returns refusal `CORPUS.ID_TAKEN` when the id has other content, `CORPUS.ID_INVALID` when it cannot be one, `CORPUS.EMPTY` without a document */
  save(id: string, content: CorpusContent, importedAt: Instant, facts: CorpusFacts = {}): Promise<Result<CorpusManifest>> {
    return this.saveStream(id, content, content.documents, importedAt, facts);
  }

  /** As {@link save}, of documents that are read one after the other; nothing holds them together. */
  async saveStream(
    id: string,
    frame: CorpusFrame,
    documents: Iterable<CorpusDocument>,
    importedAt: Instant,
    facts: CorpusFacts = {},
  ): Promise<Result<CorpusManifest>> {
    const named = checkedId(id);
    if (!named.ok) return named;
    const aside = await this.makeAside();
    try {
      const manifest = await writeCorpus(aside, { id, importedAt, frame, ...facts }, documents);
      if (manifest.documents === 0)
        return refused('CORPUS.EMPTY', { id, message: `Nothing was stored as "${id}": the files hold no document that could be taken.` });
      return await this.settle(aside, manifest);
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }

  /** A folder for the work of an import, within the store; the caller removes it. */
  async makeAside(): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    return mkdtemp(join(this.folder, '.import-'));
  }

  /** All corpora, by corpus, the newest import first: where several hold a document, the newest speaks. */
  async list(): Promise<readonly CorpusManifest[]> {
    const ids = await readdir(this.folder).catch(() => []);
    const found = await Promise.all(ids.filter((id) => ID.test(id)).map((id) => this.manifest(id)));
    return found.filter((manifest) => manifest !== null).sort(byCorpusThenNewest);
  }

  /**
   * Contents to work with: all (undefined), exactly the ids given, or none (`['none']`). A standing that any stored corpus knows holds in all of them: a
   * retraction in the export of June speaks about the article in the export of March. Each document tells when it came in. The content is else as stored;
   * `sha256` is that of the stored one.
   *
   * @returns refusal `CORPUS.UNKNOWN` naming the id, `CORPUS.CORRUPT` when a stored corpus is not what its SHA-256 says
   */
  async load(ids?: readonly string[]): Promise<Result<readonly StoredCorpus[]>> {
    const manifests = await this.list();
    const wanted = ids ?? manifests.map(({ id }) => id);
    const standings = worstStandings(manifests);
    const loaded: StoredCorpus[] = [];
    for (const id of new Set(wanted.filter((name) => name !== 'none'))) {
      const stored = await this.read(id);
      if (!stored.ok) return stored;
      const { content } = stored.value;
      const { importedAt } = stored.value;
      const documents = content.documents.map((document) => ({ ...withStanding(document, standings.get(document.id)), importedAt }));
      loaded.push({ ...stored.value, content: { ...content, documents } });
    }
    return ok(loaded);
  }

  /** One corpus exactly as it was imported: for a copy of it, not for work, since later notices are not in it. */
  async read(id: string): Promise<Result<StoredCorpus>> {
    const manifest = ID.test(id) ? await this.manifest(id) : null;
    if (manifest === null)
      return refused('CORPUS.UNKNOWN', {
        id,
        message: `There is no corpus "${id}": "consilium corpus list" shows those that are there.`,
      });
    const content = await readCorpus(join(this.folder, id, 'documents.jsonl'), manifest);
    return content.ok ? ok({ id, sha256: manifest.sha256, importedAt: manifest.importedAt, content: content.value }) : content;
  }

  private async manifest(id: string): Promise<CorpusManifest | null> {
    const text = await readFile(join(this.folder, id, 'manifest.json'), 'utf8').catch(() => null);
    const parsed: unknown = text === null ? null : JSON.parse(text);
    return isCorpusManifest(parsed) ? parsed : null;
  }

  /** Moves what was written aside into place, unless the id is there already. */
  private async settle(aside: string, manifest: CorpusManifest): Promise<Result<CorpusManifest>> {
    await writeFile(join(aside, 'manifest.json'), JSON.stringify(manifest, null, 2));
    const known = await this.manifest(manifest.id);
    if (known === null && (await this.moved(aside, manifest.id))) return ok(manifest);
    const stored = known ?? (await this.manifest(manifest.id));
    if (stored?.sha256 === manifest.sha256) return ok(stored);
    return refused('CORPUS.ID_TAKEN', {
      id: manifest.id,
      stored: stored?.sha256 ?? null,
      offered: manifest.sha256,
      message: `A corpus "${manifest.id}" with other content is stored already: choose another id; a stored corpus never changes.`,
    });
  }

  private async moved(aside: string, id: string): Promise<boolean> {
    try {
      await rename(aside, join(this.folder, id));
      return true;
    } catch (error) {
      if ((await this.manifest(id)) === null) throw error;
      return false;
    }
  }
}

function checkedId(id: string): Result<string> {
  if (ID.test(id) && !RESERVED.has(id)) return ok(id);
  return refused('CORPUS.ID_INVALID', {
    id,
    message: `"${id}" cannot name a corpus: use up to 64 letters, digits, dots, dashes and underscores, and neither "none" nor "all".`,
  });
}

function worstStandings(manifests: readonly CorpusManifest[]): ReadonlyMap<string, Standing> {
  const worst = new Map<string, Standing>();
  for (const { standings } of manifests)
    for (const [id, standing] of Object.entries(standings)) worst.set(id, worse(worst.get(id) ?? 'current', standing));
  return worst;
}

function withStanding(document: CorpusDocument, known: Standing | undefined): CorpusDocument {
  const standing = known === undefined ? document.standing : worse(document.standing, known);
  return standing === document.standing ? document : { ...document, standing, retracted: standing === 'retracted' };
}

function byCorpusThenNewest(a: CorpusManifest, b: CorpusManifest): number {
  if (a.corpus !== b.corpus) return a.corpus < b.corpus ? -1 : 1;
  if (a.importedAt !== b.importedAt) return a.importedAt > b.importedAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
