import { openAsBlob } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OperatorConfig } from '@consilium/config';
import { actReceipt, fileReceipt, submissionBody } from '@consilium/contracts';
import type { FileReceipt, SubmissionBody } from '@consilium/contracts';
import { readValue } from '../batch/read-line.ts';
import { CommandFailure, EXIT, refusedBecause, usage, valueOr } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { buildNamed, fieldNames } from '../prioritize/file-statements.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { ServerClient } from './server-client.ts';
import type { ServerOptions } from './server-client.ts';

export interface SubmitOptions extends ServerOptions {
  readonly build?: string;
  readonly tumorSample?: string;
  readonly field?: string;
}

/** Case first, then its files; a refused file leaves the case there, held until a readable file comes. */
export async function submit(
  { file, files, ...options }: SubmitOptions & { readonly file: string; readonly files: readonly string[] },
  config: OperatorConfig,
  terminal: Terminal,
): Promise<Exit> {
  const submission = await readSubmission(file);
  const fields = uploadFields(options);
  for (const path of files)
    if (!(await stat(path).catch(() => null))?.isFile()) throw usage(`${basename(path)}: there is no such file; check the path.`);
  return ServerClient.during(options, config, terminal, async (client) => {
    const { caseId } = await client.send('POST', 'cases', actReceipt, submission);
    const uploaded: FileReceipt[] = [];
    try {
      for (const path of files) uploaded.push(await upload(client, caseId, path, fields));
    } catch (error) {
      if (error instanceof CommandFailure)
        terminal.say(`consilium: the case ${caseId} is on the server without this file; add a readable one there.`);
      throw error;
    } finally {
      await writeLine(terminal, {
        schema: 'consilium/submit/1',
        case: caseId,
        files: uploaded.map(({ sha256, bytes, summary }) => ({
          sha256,
          bytes,
          build: summary.build,
          records: summary.records,
          warnings: summary.warnings,
        })),
      });
    }
    return EXIT.done;
  });
}

async function readSubmission(file: string): Promise<SubmissionBody> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw usage(`${basename(file)}: there is no such file; check the path.`);
  });
  return valueOr(readValue(jsonOf(text, file), submissionBody, `${basename(file)}: `).value, EXIT.refused);
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusedBecause(`${basename(file)} is not JSON: write the submission as one JSON object.`);
  }
}

/** They come before the file, because it is judged while it streams. */
function uploadFields({ build, tumorSample, field }: SubmitOptions): Readonly<Record<string, string>> {
  const { depth, alt } = field === undefined ? {} : fieldNames(field);
  return {
    ...(build === undefined ? {} : { build: buildNamed(build) }),
    ...(tumorSample === undefined ? {} : { tumorSample }),
    ...(depth === undefined ? {} : { depthField: depth }),
    ...(alt === undefined ? {} : { altField: alt }),
  };
}

async function upload(client: ServerClient, caseId: string, path: string, fields: Readonly<Record<string, string>>): Promise<FileReceipt> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', await openAsBlob(path), basename(path));
  return client.send('POST', `cases/${caseId}/files`, fileReceipt, form);
}
