import type { Command } from 'commander';
import { configFor } from '../context.ts';
import type { Context } from '../context.ts';
import type { PatientTask } from './patient.ts';

const CASE = ['<case>', 'short name of any case of the patient, like C-0012'] as const;

/** Erasure and what stands in its way (AUD-32); each, and each refusal, is an entry. */
export function addPatient(program: Command, context: Context): void {
  const patient = program.command('patient').description('erase a patient, or keep his records');
  const run = async (ref: string, task: PatientTask, command: Command): Promise<void> => {
    const { onPatient } = await import('./patient.ts');
    context.end(await onPatient(ref, task, configFor(command, context), context.terminal));
  };
  patient
    .command('erase')
    .description('destroy the key of the patient and blank his rows; refused under retention or legal hold, and while a case is open')
    .argument(...CASE)
    .action((ref: string, _options: object, command: Command) => run(ref, { do: 'erase' }, command));
  patient
    .command('hold')
    .description('put a legal hold on the patient')
    .argument(...CASE)
    .requiredOption('--reason <reason>', 'a file number, for instance; no data of the patient')
    .action((ref: string, { reason }: { reason: string }, command: Command) => run(ref, { do: 'hold', reason }, command));
  patient
    .command('release')
    .description('take the legal hold away')
    .argument(...CASE)
    .action((ref: string, _options: object, command: Command) => run(ref, { do: 'release' }, command));
  patient
    .command('retain')
    .description('keep the records until a day of your own instead of the rule (ten years after the last act)')
    .argument(...CASE)
    .requiredOption('--until <day>', 'like 2036-12-31')
    .action((ref: string, { until }: { until: string }, command: Command) => run(ref, { do: 'retain', until }, command));
}
