import { Code, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../shared/facts.tsx';
import { atPointer } from './json-pointer.ts';
import { namesOfFindings, readableValue } from './readable-value.ts';

interface Props {
  /** Undefined where none is at hand: the path alone is shown. */
  readonly explanation: unknown;
  readonly path: string;
}

/** What stands at the path of an engine sentence: readable first, then the path, then the stored form. */
export function EnginePath({ explanation, path }: Props) {
  const { t } = useTranslation('draft');
  const found = explanation === undefined ? undefined : atPointer(explanation, path);
  return (
    <Stack gap="sm">
      <Text fz="sm">{t(found === undefined ? 'enginePathOnly' : 'enginePath')}</Text>
      {found === undefined ? null : <Readable value={found} explanation={explanation} />}
      <Code className="wrap" style={{ alignSelf: 'flex-start' }}>
        {path}
      </Code>
      {found === undefined ? null : (
        <details className="folded">
          <summary>{t('engineStored')}</summary>
          <Code block tabIndex={0} mah={420} style={{ overflow: 'auto' }}>
            {JSON.stringify(found, null, 2)}
          </Code>
        </details>
      )}
    </Stack>
  );
}

function Readable({ value, explanation }: { readonly value: unknown; readonly explanation: unknown }) {
  const { t } = useTranslation(['draft', 'shell']);
  const readable = readableValue(value, namesOfFindings(explanation));
  const worded = (text: string): string => (text === 'true' ? t('shell:yes') : text === 'false' ? t('shell:no') : text);
  if (readable.kind === 'text') return <Text fw={600}>{worded(readable.text)}</Text>;
  if (readable.kind === 'rows')
    return <Facts of={readable.rows.map(([name, text]) => [t(`explains.${name}`, { defaultValue: name }), worded(text)])} />;
  if (readable.entries.length === 0) return <Text fz="sm">{t('shell:none')}</Text>;
  return (
    <List fz="sm" spacing={4} lang="en">
      {readable.entries.map((entry, index) => (
        <List.Item key={index} className="wrap">
          {entry}
        </List.Item>
      ))}
    </List>
  );
}
