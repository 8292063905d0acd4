import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SourceDocument } from '@consilium/domain';
import { Facts } from '../../shared/facts.tsx';
import { highlightSpan } from './highlight-span.ts';

/** A source: its own words where it has any, with the quoted span marked; else our wording of its fields, and said so. */
export function SourceText({ document, quote }: { readonly document: SourceDocument; readonly quote: string | null }) {
  const { t } = useTranslation('retrieve');
  const parts = quote === null ? null : highlightSpan(document.text, quote);
  return (
    <Stack gap="xs" lang="en">
      {document.retracted ? <Text fw={700}>{t('retracted')}</Text> : null}
      <Text fz="sm" className="wrap">
        {parts ? (
          <>
            {parts.before}
            <mark>{parts.span}</mark>
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
      <Facts of={Object.entries(document.facts)} />
    </Stack>
  );
}
