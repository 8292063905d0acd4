import { setTimeout as wait } from 'node:timers/promises';
import { TILE_WIDTH, consistencyNodes, hashesFromTiles, openNote, parseCheckpoint, tileOfNode, tilePath } from '@consilium/ledger';
import type { Verifier } from '@consilium/ledger';
import type { Clinician } from './clinician.ts';
import { contradictions } from './contradictions.ts';
import type { TreeHead } from './contradictions.ts';
import { sawCheckpoint } from './diary.ts';
import type { Diary } from './diary.ts';

const LOOK_EVERY_MS = 100;

/** What an auditor sees of the log over HTTP, with nothing but its public keys. */
export interface Outsider {
  /** Looks at every checkpoint that is published, until told to stop. */
  watch(): () => Promise<void>;
  /** What the newest checkpoint contradicts of all that were seen. */
  check(): Promise<{ readonly newest: TreeHead; readonly contradicted: readonly string[] }>;
}

export function outsider(auditor: Clinician, logKeys: readonly Verifier[], diary: Diary): Outsider {
  const look = async (): Promise<TreeHead> => {
    const head = headOf(Buffer.from(await auditor.bytes('audit/log/checkpoint')).toString(), logKeys);
    sawCheckpoint(diary, head.size, head.root);
    return head;
  };
  return {
    watch() {
      let isOver = false;
      const watching = (async () => {
        for (; !isOver; await wait(LOOK_EVERY_MS))
          await look().catch((error: unknown) => void diary.trouble.push(`checkpoint: ${String(error)}`));
      })();
      return () => {
        isOver = true;
        return watching;
      };
    },
    async check() {
      const newest = await look();
      const nodes = [...diary.checkpoints.keys()]
        .filter((size) => size > 0 && size <= newest.size)
        .flatMap((size) => consistencyNodes(size, newest.size));
      const tiles = new Map<string, Uint8Array>();
      for (const { level, index } of nodes.map(tileOfNode))
        if (!tiles.has(`${level}/${index}`))
          tiles.set(`${level}/${index}`, await auditor.bytes(`audit/log/${tilePath(level, index, widthOf(newest.size, level, index))}`));
      const read = hashesFromTiles((level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array());
      return { newest, contradicted: contradictions(diary.checkpoints, newest, read) };
    },
  };
}

const widthOf = (size: number, level: number, index: number): number =>
  Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH);

/** @throws Error for a note that none of the keys has signed */
export function headOf(note: string, keys: readonly Verifier[]): TreeHead {
  const opened = openNote(note, keys);
  const checkpoint = opened.ok ? parseCheckpoint(opened.value.text) : opened;
  if (!checkpoint.ok) throw new Error(checkpoint.refusal.code);
  return checkpoint.value;
}
