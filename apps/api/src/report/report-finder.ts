import { Inject, Injectable } from '@nestjs/common';
import type { BlobStore, CaseRecord, Publication } from '@consilium/domain';
import { problem } from '../platform/problem-error.ts';
import type { RenderDraftReport, ReportFormat } from '../platform/ports.ts';
import { BLOBS, RENDER_DRAFT_REPORT } from '../platform/tokens.ts';

export interface FoundReport {
  readonly status: 'issued' | 'draft';
  readonly version: number;
  readonly bytes: Uint8Array;
}

/**
 * | asked for | there is | answer |
 * |---|---|---|
 * | no version | a publication | its artifact, byte for byte as issued |
 * | no version | a decision, nothing issued | DRAFT rendering of the newest version |
 * | a version | its publication | its artifact: the original always opens |
 * | a version | the version, not issued | DRAFT rendering |
 * | anything else | | 404 |
 */
@Injectable()
export class ReportFinder {
  constructor(
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(RENDER_DRAFT_REPORT) private readonly renderDraft: RenderDraftReport,
  ) {}

  async find(record: CaseRecord, format: ReportFormat, version: number | undefined): Promise<FoundReport> {
    const publication =
      version === undefined ? record.publications.at(-1) : record.publications.find((one) => one.decisionVersion === version);
    if (publication) return { status: 'issued', version: publication.decisionVersion, bytes: await this.artifact(publication, format) };
    const decision = version === undefined ? record.decisions.at(-1) : record.decisions.find((one) => one.version === version);
    if (!decision) throw problem('REPORT.NOT_READY');
    const signatures = record.signatures.filter((signature) => signature.version === decision.version);
    return { status: 'draft', version: decision.version, bytes: await this.renderDraft(decision, signatures, record, format) };
  }

  private async artifact({ artifacts }: Publication, format: ReportFormat): Promise<Uint8Array> {
    const artifact = artifacts.find(({ kind }) => kind === format);
    if (!artifact) throw problem('REPORT.NOT_READY', { params: { format } });
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.blobs.open(artifact.sha256)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
}
