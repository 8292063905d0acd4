import { z } from 'zod';
import { instant, listOf, uuid } from './common.ts';

/** Why the badge is no longer quiet. */
export const LOG_ALARMS = [
  /** The log refuses to grow: the sequencer found something wrong. */
  'sequencer-stopped',
  /** Entries wait longer than they may; reads are refused. */
  'entries-waiting',
  /** A witness holds another history than this log. */
  'witness-conflict',
  /** Fewer witnesses than this site has keys for cosigned the newest checkpoint. */
  'witness-missing',
  /** No signed checkpoint yet. */
  'not-signed',
  /** The last check of the whole log named something. */
  'check-failed',
  /** Clock of the database and of this process, or of the time service, are apart. */
  'clock-off',
] as const;
export type LogAlarm = (typeof LOG_ALARMS)[number];

/** The badge: "intact · N entries · checkpoint … · verified 10:41". */
export const logStatus = z.object({
  /** `intact`: signed, no alarm, and the last check of the log found nothing. `unchecked`: no alarm, and nobody has checked yet. */
  state: z.enum(['intact', 'unchecked', 'alarm']),
  origin: z.string(),
  /** All entries, with those that wait. */
  entries: z.int(),
  pending: z.int(),
  pendingSince: instant.nullable(),
  checkpoint: z
    .object({
      size: z.int(),
      /** base64 */
      root: z.string(),
      signedAt: instant,
      cosignatures: listOf(z.object({ name: z.string(), at: instant })),
    })
    .nullable(),
  /** The newest recorded check of the log: `consilium fsck`, or an auditor in his browser. */
  verified: z
    .object({
      at: instant,
      by: z.string(),
      how: z.enum(['fsck', 'browser']),
      size: z.int().nullable(),
      outcome: z.enum(['done', 'failed']),
      entry: uuid,
    })
    .nullable(),
  clock: z
    .object({ at: instant, offsetMs: z.int(), ntp: z.enum(['synchronized', 'unsynchronized', 'unknown']), ok: z.boolean() })
    .nullable(),
  alarms: listOf(z.object({ code: z.enum(LOG_ALARMS), since: instant.nullable(), text: z.string().nullable() })),
  /** Verifier keys (C2SP signed-note) to check the checkpoint with. */
  keys: listOf(z.object({ kind: z.enum(['log', 'witness']), vkey: z.string(), fingerprint: z.string() })),
});
export type LogStatus = z.infer<typeof logStatus>;

/**
 * What an auditor's own check of the log found. The log itself lies under `audit/log/`, laid out by C2SP tlog-tiles: `checkpoint`,
 * `tile/<L>/<N>[.p/<W>]` and `tile/entries/<N>[.p/<W>]`, height 8.
 */
export const logCheckBody = z.strictObject({
  size: z.int().min(1),
  outcome: z.enum(['intact', 'broken']),
  /** Index of the first bad entry. */
  firstBad: z.int().min(0).nullable(),
  /** A code of what was wrong, `LOG.…`. */
  code: z
    .string()
    .regex(/^[A-Z]+(\.[A-Z_]+)+$/)
    .max(60)
    .nullable(),
});
export type LogCheckBody = z.infer<typeof logCheckBody>;
export const logCheckReceipt = z.object({ entry: uuid });
export type LogCheckReceipt = z.infer<typeof logCheckReceipt>;
