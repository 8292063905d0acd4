import { CSRF_HEADER, fileReceipt } from '@consilium/contracts';
import type { FileReceipt } from '@consilium/contracts';
import { API } from './http.ts';
import { newId } from './new-id.ts';
import { ProblemError, problemOf } from './problem-error.ts';

export interface Upload {
  readonly caseId: string;
  readonly file: File;
  readonly build: string | null;
  readonly tumorSample: string | null;
  readonly depthField: string | null;
  readonly altField: string | null;
  /** Read beside the files of the same format; else it replaces them. */
  readonly beside: boolean;
}

/**
 * Sends the file with progress, which `fetch` can't tell. The fields come before the file because it is judged while it streams in.
 * @param onProgress share sent, 0–1
 */
export function uploadFile(upload: Upload, onProgress: (share: number) => void): Promise<FileReceipt> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${API}/cases/${upload.caseId}/files`);
    request.setRequestHeader(CSRF_HEADER, 'web');
    request.setRequestHeader('idempotency-key', newId());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve(fileReceipt.parse(JSON.parse(request.responseText)));
      return reject(problemOf(request.status, request.responseText, request.getResponseHeader('x-correlation-id') ?? ''));
    };
    request.onerror = () => reject(interrupted());
    request.send(formOf(upload));
  });
}

function formOf({ file, build, tumorSample, depthField, altField, beside }: Upload): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ build, tumorSample, depthField, altField })) if (value) form.append(name, value);
  if (beside) form.append('beside', 'true');
  form.append('file', file, file.name);
  return form;
}

/** The server ends the connection of a file it refuses; the browser then may not see the answer. */
const interrupted = (): ProblemError =>
  new ProblemError({
    type: 'about:blank',
    title: 'The upload was interrupted',
    status: 0,
    detail:
      'The server closed the connection before the file was sent: it is too large, or of no format that is read; check the file and try again.',
    code: 'UPLOAD.INTERRUPTED',
    correlationId: '',
  });
