import { Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceDocument } from '@consilium/domain';
import { highlightSpan } from './highlight-span.ts';
import { RecordFields } from './record-fields.tsx';
import { SourceStanding } from './source-standing.tsx';

interface Props {
  readonly document: SourceDocument;
  /** The passage that a sentence stands on; null shows the whole unmarked. */
  readonly quote: string | null;
  /** `open`: the reader asked for this quote, so it is brought into view. `listed`: one of many; its fields are folded and nothing scrolls. */
  readonly as: 'open' | 'listed';
}

/** A source: its own words where it has any, with the quoted span marked; else our wording of its fields, and said so. Always text, never markup. */
export function SourceText({ document, quote, as }: Props) {
  const { t } = useTranslation('retrieve');
  const parts = quote === null ? null : highlightSpan(document.text, quote);
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    // Newer browsers return a promise from it, which React would take for a clean-up.
    if (as === 'open') void mark.current?.scrollIntoView({ block: 'center' });
  }, [as, document.id, quote]);
  const { section: _shownAbove, ...facts } = document.facts;
  const shownFacts = document.sections?.length ? facts : document.facts;
  const origin = originOf(document, t);
  const fields = <RecordFields of={shownFacts} before={origin} />;
  return (
    <Stack gap="xs">
      <SourceStanding of={document} />
      <Stack gap="xs" lang={document.language ?? 'en'}>
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
      </Stack>
      {document.quotable ? null : (
        <Text fz="xs" c="dimmed">
          {t('ourWording')}
        </Text>
      )}
      {as === 'open' ? (
        fields
      ) : origin.length + Object.keys(shownFacts).length === 0 ? null : (
        <details className="folded">
          <summary>{t('fields')}</summary>
          {fields}
        </details>
      )}
    </Stack>
  );
}

const originOf = ({ publishedOn, licence }: SourceDocument, t: (key: string) => string): readonly (readonly [string, string])[] => [
  ...(publishedOn ? [[t('publishedOn'), publishedOn] as const] : []),
  ...(licence ? [[t('licence'), licence] as const] : []),
];
