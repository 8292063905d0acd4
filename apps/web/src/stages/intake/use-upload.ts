import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FileReceipt } from '@consilium/contracts';
import { uploadFile } from '../../api/upload.ts';
import type { FileStatement } from './upload-fields.tsx';

interface Sending {
  readonly caseId: string;
  readonly file: File;
  readonly stated: FileStatement;
}

/** Upload with its progress, 0–1; null when nothing is under way. */
export function useUpload(done: (receipt: FileReceipt) => void) {
  const [share, setShare] = useState<number | null>(null);
  const upload = useMutation<FileReceipt, Error, Sending>({
    mutationFn: ({ caseId, file, stated }) =>
      uploadFile(
        {
          caseId,
          file,
          build: stated.build,
          tumorSample: stated.tumorSample || null,
          depthField: stated.depthField || null,
          altField: stated.altField || null,
          beside: stated.beside,
        },
        setShare,
      ),
    onMutate: () => setShare(0),
    onSettled: () => setShare(null),
    onSuccess: done,
  });
  return { upload, share };
}
