import { UnstyledButton } from '@mantine/core';
import { IconCpu, IconFileText, IconQuote } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DraftSentence } from '@consilium/domain';
import { chipText } from './citation.ts';
import type { OpenCitation } from './citation.ts';

const ICONS = { quoted: IconQuote, fact: IconFileText, engine: IconCpu };

interface Props {
  readonly sentence: DraftSentence;
  readonly index: number;
  readonly onOpen: (citation: OpenCitation) => void;
}

export function CitationChip({ sentence, index, onOpen }: Props) {
  const { t } = useTranslation('draft');
  const Icon = ICONS[sentence.kind];
  const name = chipText(sentence, index) ?? (index === 0 ? t('chip.engine') : t('chip.engineMore', { number: index + 1 }));
  return (
    <UnstyledButton
      className="chip"
      data-kind={sentence.kind}
      aria-label={t('chip.label', { kind: t(`kind.${sentence.kind}`), name })}
      onClick={() => onOpen({ sentence, index })}
    >
      <Icon size={12} aria-hidden /> <span>{name}</span>
    </UnstyledButton>
  );
}
