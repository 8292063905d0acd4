import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant, KnowledgeRelease, KnowledgeSnapshot, ReleaseContent, Result } from '@consilium/domain';
import { ok, refused } from '@consilium/domain';
import { canonicalJson, sha256Hex } from '@consilium/ledger';
import { starterRelease } from '../starter/starter-release.ts';
import { parseRelease } from './release-codec.ts';
import { isKnowledgeRelease } from './release-shape.ts';
import { newestOfEachSource, snapshotOf } from './snapshot.ts';
import type { PinnedRelease } from './snapshot.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const RESERVED = new Set(['none', 'starter']);

/**
 * Knowledge releases in a folder: `<home>/knowledge/<id>/release.json` (canonical JSON) and `manifest.json`. A release never changes: its id stands for one
 * SHA-256 for good.
 */
export class KnowledgeStore {
  private readonly folder: string;

  /** @param home folder of the installation; `builtIn` is the pack that is always there, under its own id */
  constructor(
    home: string,
    private readonly builtIn: PinnedRelease = starterRelease(),
  ) {
    this.folder = join(home, 'knowledge');
  }

  /**
   * Stores a release. The same content under the same id again is no change.
   *
   * @returns refusal `KNOWLEDGE.ID_TAKEN` when the id has other content, `KNOWLEDGE.ID_INVALID` when the id cannot be one
   */
  async save(
    id: string,
    content: ReleaseContent,
    counts: Readonly<Record<string, number>>,
    importedAt: Instant,
  ): Promise<Result<KnowledgeRelease>> {
    if (!ID.test(id) || RESERVED.has(id))
      return refused('KNOWLEDGE.ID_INVALID', {
        id,
        message: `"${id}" cannot name a release: use up to 64 letters, digits, dots, dashes and underscores, and neither "starter" nor "none".`,
      });
    const text = canonicalJson(content);
    const manifest: KnowledgeRelease = {
      id,
      sha256: sha256Hex(text),
      source: content.source,
      releasedOn: content.releasedOn,
      importedAt,
      counts,
      refusedRows: content.refusedRows,
    };
    const known = await this.manifest(id);
    if (known === null && (await this.write(manifest, text))) return ok(manifest);
    const stored = known ?? (await this.manifest(id));
    if (stored?.sha256 === manifest.sha256) return ok(stored);
    return refused('KNOWLEDGE.ID_TAKEN', {
      id,
      stored: stored?.sha256 ?? null,
      offered: manifest.sha256,
      message: `A release "${id}" with other content is stored already: choose another id; a stored release never changes.`,
    });
  }

  /** All releases, the built-in pack first, then by source, newest first. */
  async list(): Promise<readonly KnowledgeRelease[]> {
    const ids = await readdir(this.folder).catch(() => []);
    const stored = await Promise.all(ids.filter((id) => ID.test(id)).map((id) => this.manifest(id)));
    const releases = stored
      .filter((manifest) => manifest !== null)
      .sort((a, b) => (a.source === b.source ? order(b, a) : a.source < b.source ? -1 : 1));
    return [builtInManifest(this.builtIn), ...releases];
  }

  /**
   * The knowledge to work with.
   *
   * | ids | releases |
   * |---|---|
   * | undefined | the built-in pack and the newest release of each source |
   * | `['civic-2025', 'starter']` | exactly these |
   * | `['none']` | none |
   *
   * Tumor types, genes and hotspot positions of the built-in pack are always there: they are the vocabulary, not the evidence.
   *
   * @returns refusal `KNOWLEDGE.UNKNOWN_RELEASE` naming the id, `KNOWLEDGE.CORRUPT` when a stored release is not what its SHA-256 says
   */
  async load(ids?: readonly string[]): Promise<Result<KnowledgeSnapshot>> {
    const wanted = ids ?? [this.builtIn.id, ...newestOfEachSource(await this.list(), this.builtIn.id).map((release) => release.id)];
    const pinned: PinnedRelease[] = [];
    for (const id of new Set(wanted.filter((name) => name !== 'none'))) {
      const release = await this.read(id);
      if (!release.ok) return release;
      pinned.push(release.value);
    }
    return ok(snapshotOf(pinned, this.builtIn));
  }

  /** One release with its content. */
  async read(id: string): Promise<Result<PinnedRelease>> {
    if (id === this.builtIn.id) return ok(this.builtIn);
    const manifest = ID.test(id) ? await this.manifest(id) : null;
    if (manifest === null)
      return refused('KNOWLEDGE.UNKNOWN_RELEASE', {
        id,
        message: `There is no knowledge release "${id}": "consilium knowledge list" shows those that are there.`,
      });
    try {
      return ok({
        id,
        sha256: manifest.sha256,
        content: parseRelease(await readFile(join(this.folder, id, 'release.json'), 'utf8'), manifest.sha256),
      });
    } catch (error) {
      return refused('KNOWLEDGE.CORRUPT', {
        id,
        message: `The stored release "${id}" cannot be used: ${error instanceof Error ? error.message : 'it is unreadable'}`,
      });
    }
  }

  private async manifest(id: string): Promise<KnowledgeRelease | null> {
    const text = await readFile(join(this.folder, id, 'manifest.json'), 'utf8').catch(() => null);
    const parsed: unknown = text === null ? null : JSON.parse(text);
    return isKnowledgeRelease(parsed) ? parsed : null;
  }

  /** Written aside and moved into place, so that a stopped import leaves no half release. @returns false when the id came to exist meanwhile */
  private async write(manifest: KnowledgeRelease, text: string): Promise<boolean> {
    await mkdir(this.folder, { recursive: true });
    const aside = await mkdtemp(join(this.folder, '.import-'));
    await writeFile(join(aside, 'release.json'), text);
    await writeFile(join(aside, 'manifest.json'), JSON.stringify(manifest, null, 2));
    try {
      await rename(aside, join(this.folder, manifest.id));
      return true;
    } catch (error) {
      await rm(aside, { recursive: true, force: true });
      if ((await this.manifest(manifest.id)) === null) throw error;
      return false;
    }
  }
}

const order = (a: KnowledgeRelease, b: KnowledgeRelease): number => (newestOfEachSource([a, b], '')[0]?.id === a.id ? 1 : -1);

function builtInManifest({ id, sha256, content }: PinnedRelease): KnowledgeRelease {
  const counts = {
    items: content.items.length,
    tumorTypes: content.tumorTypes.length,
    genes: content.genes.length,
    hotspots: content.hotspots.length,
  };
  return {
    id,
    sha256,
    source: content.source,
    releasedOn: content.releasedOn,
    importedAt: `${content.releasedOn ?? '1970-01-01'}T00:00:00.000Z`,
    counts,
    refusedRows: content.refusedRows,
  };
}
