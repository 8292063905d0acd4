import { Alert, Badge, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconEyeOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceDocument } from '@consilium/domain';
import { Facts } from '../../shared/facts.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { highlightSpan } from './highlight-span.ts';

interface Props {
  readonly document: SourceDocument;
  /** The passage that a sentence stands on; null shows the whole unmarked. */
  readonly quote: string | null;
}

/** A source: its own words where it has any, with the quoted span marked; else our wording of its fields, and said so. Always text, never markup. */
export function SourceText({ document, quote }: Props) {
  const { t } = useTranslation('retrieve');
  const parts = quote === null ? null : highlightSpan(document.text, quote);
  const mark = useRef<HTMLElement>(null);
  useEffect(() => mark.current?.scrollIntoView({ block: 'center' }), [document.id, quote]);
  return (
    <Stack gap="xs" lang={document.language ?? 'en'}>
      <Standing document={document} />
      {document.title ? (
        <Text fz="sm" fw={600} className="wrap">
          {document.title}
        </Text>
      ) : null}
      {document.sections && document.sections.length > 0 ? (
        <Text fz="xs" c="dimmed" className="wrap">
          {document.sections.join(' › ')}
        </Text>
      ) : null}
      <Text fz="sm" className="wrap" style={{ whiteSpace: 'pre-line' }}>
        {parts ? (
          <>
            {parts.before}
            <mark ref={mark}>{parts.span}</mark>
            {parts.after}
          </>
        ) : (
          document.text
        )}
      </Text>
      {document.quotable ? null : (
        <Text fz="xs" c="dimmed" lang={undefined}>
          {t('ourWording')}
        </Text>
      )}
      <Facts of={[...originOf(document, t), ...Object.entries(document.facts)]} />
    </Stack>
  );
}

const originOf = ({ publishedOn, licence }: SourceDocument, t: (key: string) => string): readonly (readonly [string, string])[] => [
  ...(publishedOn ? [[t('publishedOn'), publishedOn] as const] : []),
  ...(licence ? [[t('licence'), licence] as const] : []),
];

/** What a reader must know before the text: its standing with the publisher, and what was hidden in it (LLM-08). */
function Standing({ document }: { readonly document: SourceDocument }) {
  const { t } = useTranslation('retrieve');
  const format = useFormat();
  const standing = document.retracted ? 'retracted' : (document.standing ?? 'current');
  const checkedAt = document.standingCheckedAt ? t('checkedAt', { at: format.instant(document.standingCheckedAt) }) : '';
  return (
    <>
      {standing === 'current' ? null : (
        <Alert
          color={standing === 'retracted' ? 'red' : 'orange'}
          variant="light"
          icon={<IconAlertTriangle aria-hidden />}
          title={t(`standing.${standing}`)}
          role="note"
          lang={undefined}
        >
          {checkedAt}
        </Alert>
      )}
      {document.hidden ? (
        <Group gap="xs" lang={undefined}>
          <Badge color="orange" leftSection={<IconEyeOff size={14} aria-hidden />}>
            {t('hidden', { count: document.hidden })}
          </Badge>
        </Group>
      ) : null}
    </>
  );
}
