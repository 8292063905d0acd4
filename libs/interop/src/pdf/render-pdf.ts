import pdfmake from 'pdfmake';
import robotoFonts from 'pdfmake/fonts/Roboto.js';
import type { ReportModel } from '../report/report-model.ts';
import { shortHash } from '../report/wording.ts';
import { boardBlock, limitsBlock, sectionBlock, signatureBlock } from './evidence-pages.ts';
import { opening, optionsBlock, resistanceBlock } from './first-page.ts';
import { ALARM, INK, QUIET } from './pdf-nodes.ts';
import { abstentionBlock, draftingBlock, sourcesBlock, versionsBlock } from './source-pages.ts';

/** The fonts of the package are all that a report may read; it never fetches anything. */
function prepare(): void {
  const files = new Set(Object.values(robotoFonts.Roboto));
  pdfmake.setFonts({ Roboto: { ...robotoFonts.Roboto } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.has(path));
}

/** A4. Its dates are the decision's, so the same decision gives the same bytes. */
export async function renderPdf(model: ReportModel): Promise<Uint8Array> {
  prepare();
  return new Uint8Array(await pdfmake.createPdf(definitionOf(model)).getBuffer());
}

function definitionOf(model: ReportModel): object {
  const { header, versions } = model;
  const isDraft = model.status === 'DRAFT';
  const title = `${isDraft ? 'DRAFT ' : ''}${header.caseRef} version ${header.version}`;
  const decidedAt = new Date(header.decidedAt);
  return {
    pageSize: 'A4',
    pageMargins: [40, 38, 40, 44],
    language: 'en',
    info: { title, author: 'Consilium', creator: 'Consilium', producer: 'Consilium', creationDate: decidedAt, modDate: decidedAt },
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.15, color: INK },
    styles: STYLES,
    ...(isDraft ? { watermark: { text: 'DRAFT', color: ALARM, opacity: 0.07, bold: true } } : {}),
    header: () =>
      isDraft
        ? {
            text: 'DRAFT · not signed by a quorum · not for clinical use',
            color: ALARM,
            bold: true,
            fontSize: 8,
            alignment: 'center',
            margin: [40, 16, 40, 0],
            headlineLevel: FRAME,
          }
        : '',
    footer: (page: number, pages: number) => ({
      text: `${isDraft ? 'DRAFT · ' : ''}${header.caseRef} · version ${header.version} · page ${page} of ${pages} · ${shortHash(versions.decisionSha256)}`,
      color: QUIET,
      fontSize: 8,
      alignment: 'center',
      margin: [40, 16, 40, 0],
      headlineLevel: FRAME,
    }),
    pageBreakBefore: isStrandedHeading,
    content: [
      ...opening(model),
      ...abstentionBlock(model),
      ...resistanceBlock(model),
      ...optionsBlock(model),
      ...boardBlock(model),
      ...model.sections.flatMap((section) => sectionBlock(section, model.drafting?.label ?? MODEL_LABEL)),
      ...limitsBlock(model),
      ...signatureBlock(model),
      ...sourcesBlock(model),
      ...draftingBlock(model),
      ...versionsBlock(model),
    ],
  };
}

/** For a decision that does not tell which model it was. */
const MODEL_LABEL = 'Worded by a model; checked against its sources';

const STYLES = {
  title: { fontSize: 14, bold: true },
  subtitle: { fontSize: 10, margin: [0, 2, 0, 0] },
  heading: { fontSize: 11, bold: true, margin: [0, 8, 0, 3] },
  columnHead: { fontSize: 8, bold: true },
  quiet: { fontSize: 8.5, color: QUIET },
  evidence: { fontSize: 8.2 },
  small: { fontSize: 7, color: QUIET },
};

/** Marks header and footer, which pdfmake lists among the nodes of a page. */
const FRAME = 9;

interface PlacedNode {
  readonly headlineLevel?: number;
}

/** A heading never stands alone at the foot of a page. */
function isStrandedHeading(node: PlacedNode, nodes: { getFollowingNodesOnPage(): readonly PlacedNode[] }): boolean {
  return node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().every(({ headlineLevel }) => headlineLevel === FRAME);
}
