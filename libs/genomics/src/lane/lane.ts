/** What a process needs that reads a VCF record by record and does nothing else with it: the second entry of the package, quick to load. */
export { annotationLayout } from '../annotation/annotation-layout.ts';
export { BGZF_END, blockRun, unpackRun } from '../bytes/bgzf.ts';
export type { BlockRun } from '../bytes/bgzf.ts';
export { DEFAULT_LIMITS } from '../bytes/read-limits.ts';
export { AnnotationRows } from './annotation-rows.ts';
export { NO_FIELDS } from './field-plan.ts';
export { JoinedPieces, PieceReader } from './piece-rows.ts';
export type { PieceRows, PieceTask } from './piece-rows.ts';
export { VcfLane } from './vcf-lane.ts';
