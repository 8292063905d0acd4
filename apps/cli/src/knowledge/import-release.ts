import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OperatorConfig } from '@consilium/config';
import { buildGeneTable } from '@consilium/domain';
import type { ReleaseContent, Result } from '@consilium/domain';
import {
  KnowledgeStore,
  geneApprover,
  importCivic,
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
  readonly source: 'civic' | 'labels' | 'oncotree';
  /** Folder, file or address. */
  readonly from: string;
  readonly id: string;
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

async function readSource({ source, from, id }: ImportRequest): Promise<Result<ImportedRelease>> {
  const approve = geneApprover(buildGeneTable(starterRelease().content.genes));
  if (source === 'civic') return importCivic(await civicFiles(from), id, approve);
  const text = await readFile(from, 'utf8').catch(() => {
    throw usage(`${basename(from)}: there is no such file; check the path.`);
  });
  return source === 'labels' ? importLabels(text, id, basename(from), approve) : importOncotree(jsonOf(text, from));
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusedBecause(`${basename(file)} is not JSON: give the tree or the list of tumor types of OncoTree.`);
  }
}
