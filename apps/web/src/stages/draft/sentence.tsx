import { Text } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DraftSentence } from '@consilium/domain';
import { CitationChip } from './citation-chip.tsx';
import { isVerbatim } from './citation.ts';
import type { OpenCitation } from './citation.ts';

interface Props {
  readonly of: DraftSentence;
  readonly onCite: (citation: OpenCitation) => void;
}

/** One sentence with a chip for each citation. Only what is verbatim stands in quotation marks; what a model worded says so (AIO-02). */
export function Sentence({ of, onCite }: Props) {
  const { t } = useTranslation('draft');
  const isModel = of.author === 'model';
  return (
    <Text component="div" fz="sm" className="wrap" c="dimmed">
      {isModel ? (
        <>
          <IconRobot size={14} role="img" aria-label={t('byModel')} style={{ verticalAlign: '-2px' }} />{' '}
        </>
      ) : null}
      {isVerbatim(of) ? `“${of.text}”` : of.text}{' '}
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
