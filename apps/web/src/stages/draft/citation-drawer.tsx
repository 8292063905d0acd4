import { Code, Drawer, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import type { DraftSentence } from '@consilium/domain';
import { prioritizationQuery, retrievalQuery } from '../../api/cases.ts';
import { Facts } from '../../shared/facts.tsx';
import { SourceText } from '../retrieve/source-text.tsx';
import type { OpenCitation } from './citation.ts';
import { atPointer } from './json-pointer.ts';

interface Props {
  readonly record: CaseRecordBody;
  readonly open: OpenCitation | null;
  readonly onClose: () => void;
}

/** quoted → passage with the span marked · fact → fields, our wording · engine → what stands at the path of the explanation. */
export function CitationDrawer({ record, open, onClose }: Props) {
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
          <Citation record={record} sentence={open.sentence} index={open.index} />
        </Stack>
      ) : null}
    </Drawer>
  );
}

function Citation({
  record,
  sentence,
  index,
}: {
  readonly record: CaseRecordBody;
  readonly sentence: DraftSentence;
  readonly index: number;
}) {
  switch (sentence.kind) {
    case 'quoted': {
      const citation = sentence.citations[index];
      return citation ? <Source record={record} id={citation.document} quote={citation.quote} /> : null;
    }
    case 'fact': {
      const citation = sentence.citations[index];
      return citation ? <FactFields record={record} id={citation.document} fields={citation.fields} /> : null;
    }
    case 'engine': {
      const citation = sentence.citations[index];
      return citation ? <EnginePath record={record} path={citation.path} /> : null;
    }
  }
}

function Source({ record, id, quote }: { readonly record: CaseRecordBody; readonly id: string; readonly quote: string | null }) {
  const { t } = useTranslation('draft');
  const { data } = useQuery(retrievalQuery(record));
  const document = data?.passages.find((passage) => passage.document.id === id)?.document;
  return (
    <Stack gap="xs">
      <Text fw={600} className="wrap">
        {id}
      </Text>
      {document ? <SourceText document={document} quote={quote} /> : <Text fz="sm">{data ? t('sourceGone') : ''}</Text>}
    </Stack>
  );
}

function FactFields({
  record,
  id,
  fields,
}: {
  readonly record: CaseRecordBody;
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('draft');
  return (
    <Stack gap="md">
      <Facts of={Object.entries(fields)} />
      <Text fz="sm" c="dimmed">
        {t('ourWording')}
      </Text>
      <Source record={record} id={id} quote={null} />
    </Stack>
  );
}

function EnginePath({ record, path }: { readonly record: CaseRecordBody; readonly path: string }) {
  const { t } = useTranslation('draft');
  const { data } = useQuery(prioritizationQuery(record));
  const found = data ? atPointer(data, path) : undefined;
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
