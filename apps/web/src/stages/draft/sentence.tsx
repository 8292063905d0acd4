import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftSentence } from '@consilium/domain';
import { CitationChip } from './citation-chip.tsx';
import type { OpenCitation } from './citation.ts';

interface Props {
  readonly of: DraftSentence;
  readonly onCite: (citation: OpenCitation) => void;
}

/** One sentence with a chip for each citation; a quoted one stands in quotation marks. */
export function Sentence({ of, onCite }: Props) {
  const { t } = useTranslation('draft');
  return (
    <Text component="span" fz="sm" className="wrap" c="dimmed">
      {of.kind === 'quoted' ? `“${of.text}”` : of.text}{' '}
      {of.citations.map((_citation, index) => (
        <CitationChip key={index} sentence={of} index={index} onOpen={onCite} />
      ))}
      {of.citations.length === 0 ? (
        <Text span fz="xs">
          {t('uncited')}
        </Text>
      ) : null}
    </Text>
  );
}
