import type { FileInQuarantine } from '../../platform/ports.ts';

/** Resolves when a file is worth another look from its start: it is whole, or more of it came and then nothing for a while. @throws the file's failure */
export function afterAPause(file: FileInQuarantine, silentMs: number): Promise<void> {
  const before = file.size;
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const isSilent = file.size > before && Date.now() - file.lastByteAt >= silentMs;
      if (file.failure === null && !file.isWhole && !isSilent) return;
      clearInterval(timer);
      forget();
      if (file.failure === null) resolve();
      else reject(file.failure);
    };
    const timer = setInterval(look, silentMs / 4);
    const forget = file.onChange(look);
    look();
  });
}
