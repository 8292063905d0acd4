import { Drawer, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftSentence } from '@consilium/domain';
import { RecordFields } from '../retrieve/record-fields.tsx';
import { SourceStanding } from '../retrieve/source-standing.tsx';
import { SourceText } from '../retrieve/source-text.tsx';
import type { CitationSources } from './citation-sources.ts';
import type { OpenCitation } from './citation.ts';
import { EnginePath } from './engine-path.tsx';

interface Props {
  readonly sources: CitationSources;
  readonly open: OpenCitation | null;
  readonly onClose: () => void;
}

/** quoted → passage with the span marked · fact → fields, our wording · engine → what stands at the path of the explanation. */
export function CitationDrawer({ sources, open, onClose }: Props) {
  const { t } = useTranslation(['draft', 'shell']);
  return (
    <Drawer
      opened={open !== null}
      onClose={onClose}
      title={<Text fw={700}>{open ? t(`kind.${open.sentence.kind}`) : ''}</Text>}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {open ? (
        <Stack>
          <Text fz="sm" c="dimmed" lang="en">
            {open.sentence.text}
          </Text>
          <Citation sources={sources} sentence={open.sentence} index={open.index} />
        </Stack>
      ) : null}
    </Drawer>
  );
}

interface CitationProps {
  readonly sources: CitationSources;
  readonly sentence: DraftSentence;
  readonly index: number;
}

function Citation({ sources, sentence, index }: CitationProps) {
  switch (sentence.kind) {
    case 'quoted': {
      const citation = sentence.citations[index];
      return citation ? <Source sources={sources} id={citation.document} quote={citation.quote} /> : null;
    }
    case 'fact': {
      const citation = sentence.citations[index];
      return citation ? <FactFields sources={sources} id={citation.document} fields={citation.fields} /> : null;
    }
    case 'engine': {
      const citation = sentence.citations[index];
      return citation ? <EnginePath explanation={sources.explanation} path={citation.path} /> : null;
    }
  }
}

interface SourceProps {
  readonly sources: CitationSources;
  readonly id: string;
}

const documentOf = ({ passages }: CitationSources, id: string) => passages?.find(({ document }) => document.id === id)?.document;

function Source({ sources, id, quote }: SourceProps & { readonly quote: string }) {
  const { t } = useTranslation('draft');
  const document = documentOf(sources, id);
  return (
    <Stack gap="xs">
      <Text fw={600} className="wrap">
        {id}
      </Text>
      {document ? (
        <SourceText document={document} quote={quote} as="open" />
      ) : (
        <Text fz="sm">{sources.passages ? t('sourceGone') : ''}</Text>
      )}
    </Stack>
  );
}

/** The fields that the sentence says, then those of the record that it does not say. */
function FactFields({ sources, id, fields }: SourceProps & { readonly fields: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('draft');
  const document = documentOf(sources, id);
  const others = Object.entries(document?.facts ?? {}).filter(([name]) => !Object.hasOwn(fields, name));
  return (
    <Stack gap="sm">
      <Text fw={600} className="wrap">
        {id}
      </Text>
      {document ? <SourceStanding of={document} /> : <Text fz="sm">{sources.passages ? t('sourceGone') : ''}</Text>}
      <RecordFields of={fields} />
      <Text fz="sm" c="dimmed">
        {t('ourWording')}
      </Text>
      {others.length > 0 ? (
        <details className="folded">
          <summary>{t('otherFields', { count: others.length })}</summary>
          <RecordFields of={Object.fromEntries(others)} />
        </details>
      ) : null}
    </Stack>
  );
}
