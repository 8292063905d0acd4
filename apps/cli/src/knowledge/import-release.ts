import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { OperatorConfig } from '@consilium/config';
import { buildGeneTable } from '@consilium/domain';
import type { ReleaseContent, Result } from '@consilium/domain';
import {
  KnowledgeStore,
  geneApprover,
  importCivic,
  importGenes,
  importLabels,
  importOncotree,
  NO_DISEASE,
  outsideReason,
  starterRelease,
} from '@consilium/knowledge';
import type { ImportedRelease } from '@consilium/knowledge';
import { EXIT, refusedBecause, usage, valueOr } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { civicFiles } from './civic-files.ts';
import { shareRelease } from './share-release.ts';
import { releaseLineOf } from './release-line.ts';

export interface ImportRequest {
  readonly source: 'civic' | 'labels' | 'oncotree' | 'genes';
  /** Folder, file or address. */
  readonly from: string;
  readonly id: string;
  /** Hosts that may be fetched from beside those of the source. */
  readonly allowedHosts?: readonly string[];
}

/** Reads a source into an immutable release of this installation, and gives it to the database when one is reachable. Exit 1 when rows were refused. */
export async function importRelease(request: ImportRequest, config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const imported = valueOr(await readSource(request), EXIT.refused);
  const stored = valueOr(
    await new KnowledgeStore(config.home).save(request.id, imported.content, imported.counts, new Date().toISOString()),
    EXIT.refused,
  );
  await writeLine(terminal, releaseLineOf(stored));
  const refusedRows = stored.refusedRows.length;
  if (refusedRows > 0) terminal.say(`consilium: ${refusedRows} rows were refused and left out; the line above says which and why.`);
  const unmapped = unmappedDiseases(imported.content);
  if (unmapped.length > 0)
    terminal.say(
      `consilium: ${unmapped.length} diseases have no place in OncoTree here, so their items form no tier: ${unmapped.join(', ')}.`,
    );
  await shareRelease(request.id, imported.content, config, terminal);
  return refusedRows > 0 ? EXIT.refused : EXIT.done;
}

/** Names of diseases that the crosswalk does not know; those it knows as no tumor type are left out. */
const unmappedDiseases = ({ items }: ReleaseContent): readonly string[] =>
  [...new Set(items.flatMap(({ disease }) => (disease.scope === 'unmapped' && outsideReason(disease.name) === null ? [disease.name] : [])))]
    .filter((name) => name !== NO_DISEASE)
    .sort();

async function readSource({ source, from, id, allowedHosts }: ImportRequest): Promise<Result<ImportedRelease>> {
  const { genes } = starterRelease().content;
  const approve = geneApprover(buildGeneTable(genes));
  if (source === 'civic') return importCivic(await civicFiles(from, allowedHosts), id, approve);
  const text = await textOf(from);
  switch (source) {
    case 'labels':
      return importLabels(text, id, basename(from), approve);
    case 'genes':
      return importGenes(text, genes, basename(from));
    case 'oncotree':
      return importOncotree(jsonOf(text, from));
  }
}

const GZIP = Buffer.from([0x1f, 0x8b]);
const MAX_UNPACKED = 512 * 1024 * 1024;

async function textOf(from: string): Promise<string> {
  const bytes = await readFile(from).catch(() => {
    throw usage(`${basename(from)}: there is no such file; check the path.`);
  });
  if (!bytes.subarray(0, 2).equals(GZIP)) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED }).toString('utf8');
  } catch {
    throw refusedBecause(`${basename(from)} is a gzip file that cannot be unpacked whole: fetch it again, or give it unpacked.`);
  }
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusedBecause(`${basename(file)} is not JSON: give the tree or the list of tumor types of OncoTree.`);
  }
}
