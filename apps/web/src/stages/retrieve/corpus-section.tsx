import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconPoint } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetrievedPassage } from '@consilium/domain';
import { firstPassages } from './passage-lists.ts';
import type { PassageList } from './passage-lists.ts';
import { SourceText } from './source-text.tsx';

const STANCE_LOOK = {
  for: [IconArrowUpRight, 'petrol'],
  against: [IconArrowDownRight, 'red'],
  context: [IconPoint, 'gray'],
} as const;

/** Where the list of a corpus stands on the page. */
export const placeOf = (corpus: string): string => `corpus-${corpus}`;

/** The passages of one corpus: the best first, the rest on demand; what speaks against is never folded away. */
export function CorpusSection({ of: { corpus, passages } }: { readonly of: PassageList }) {
  const { t } = useTranslation('retrieve');
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? passages : firstPassages(passages);
  return (
    <section aria-labelledby={placeOf(corpus)}>
      <Title order={2} id={placeOf(corpus)} mb={4} tabIndex={-1} style={{ scrollMarginTop: 72 }}>
        {t(`corpus.${corpus}`, { count: passages.length })}
      </Title>
      <Text fz="sm" c="dimmed" mb="sm">
        {t(`corpusHint.${corpus}`)}
      </Text>
      <Stack gap="sm">
        {shown.map((passage) => (
          <PassageCard key={passage.document.id} passage={passage} />
        ))}
        {shown.length < passages.length ? (
          <Button variant="default" onClick={() => setWhole(true)} style={{ alignSelf: 'flex-start' }}>
            {t('showAll', { shown: shown.length, total: passages.length })}
          </Button>
        ) : null}
      </Stack>
    </section>
  );
}

function PassageCard({ passage }: { readonly passage: RetrievedPassage }) {
  const { t } = useTranslation('retrieve');
  const [Icon, color] = STANCE_LOOK[passage.stance];
  return (
    <Paper p="md" component="article">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Text fw={600} fz="sm" className="wrap">
            {passage.document.id}
          </Text>
          <Group gap="xs" justify="flex-end" style={{ flexShrink: 0 }}>
            {passage.burst ? <Badge color="orange">{t('burst')}</Badge> : null}
            <Badge color={color} leftSection={<Icon size={14} aria-hidden />}>
              {t(`stance.${passage.stance}`)}
            </Badge>
          </Group>
        </Group>
        <SourceText
          document={passage.document}
          quote={passage.window ? passage.document.text.slice(...passage.window) : null}
          as="listed"
        />
      </Stack>
    </Paper>
  );
}
