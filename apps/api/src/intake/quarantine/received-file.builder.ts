import { mkdtempSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileInQuarantine } from '../../platform/ports.ts';

export interface GrownByHand extends FileInQuarantine {
  /** More of it comes. */
  grow(text: string | Uint8Array): void;
  end(): void;
  fail(failure: Error): void;
  readonly isRead: () => boolean;
}

/** Files in a folder of a suite that grow when the test says so. */
export class QuarantineForTests {
  private readonly dir = mkdtempSync(join(tmpdir(), 'quarantine-'));
  private count = 0;

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  growing(start: string | Uint8Array = ''): GrownByHand {
    const listeners = new Set<() => void>();
    const path = join(this.dir, String((this.count += 1)));
    const state = { size: Buffer.byteLength(start), isWhole: false, failure: null as Error | null, lastByteAt: Date.now(), isRead: false };
    writeFileSync(path, start);
    const changed = (): void => [...listeners].forEach((listener) => listener());
    return {
      path,
      get size() {
        return state.size;
      },
      get isWhole() {
        return state.isWhole;
      },
      get failure() {
        return state.failure;
      },
      get lastByteAt() {
        return state.lastByteAt;
      },
      isRead: () => state.isRead,
      onChange(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      readTo: (position) => void (state.isRead ||= position !== null),
      grow(text) {
        appendFileSync(path, text);
        state.size += Buffer.byteLength(text);
        state.lastByteAt = Date.now();
        changed();
      },
      end() {
        state.isWhole = true;
        changed();
      },
      fail(failure) {
        state.failure = failure;
        changed();
      },
    };
  }

  whole(content: string | Uint8Array): GrownByHand {
    const file = this.growing(content);
    file.end();
    return file;
  }
}
