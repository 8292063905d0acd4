import { Code, Drawer, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftSentence } from '@consilium/domain';
import { Facts } from '../../shared/facts.tsx';
import { SourceText } from '../retrieve/source-text.tsx';
import type { CitationSources } from './citation-sources.ts';
import type { OpenCitation } from './citation.ts';
import { atPointer } from './json-pointer.ts';

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
      return citation ? <EnginePath sources={sources} path={citation.path} /> : null;
    }
  }
}

interface SourceProps {
  readonly sources: CitationSources;
  readonly id: string;
}

function Source({ sources, id, quote }: SourceProps & { readonly quote: string | null }) {
  const { t } = useTranslation('draft');
  const document = sources.passages?.find((passage) => passage.document.id === id)?.document;
  return (
    <Stack gap="xs">
      <Text fw={600} className="wrap">
        {id}
      </Text>
      {document ? <SourceText document={document} quote={quote} /> : <Text fz="sm">{sources.passages ? t('sourceGone') : ''}</Text>}
    </Stack>
  );
}

function FactFields({ sources, id, fields }: SourceProps & { readonly fields: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('draft');
  return (
    <Stack gap="md">
      <Facts of={Object.entries(fields)} />
      <Text fz="sm" c="dimmed">
        {t('ourWording')}
      </Text>
      <Source sources={sources} id={id} quote={null} />
    </Stack>
  );
}

function EnginePath({ sources, path }: { readonly sources: CitationSources; readonly path: string }) {
  const { t } = useTranslation('draft');
  const found = sources.explanation === undefined ? undefined : atPointer(sources.explanation, path);
  return (
    <Stack gap="xs">
      <Text fz="sm">{t('enginePath')}</Text>
      <Code className="wrap">{path}</Code>
      {found === undefined ? null : (
        <Code block tabIndex={0} mah={420} style={{ overflow: 'auto' }}>
          {JSON.stringify(found, null, 2)}
        </Code>
      )}
    </Stack>
  );
}
