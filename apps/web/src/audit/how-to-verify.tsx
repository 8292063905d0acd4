import { Anchor, Code, List } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { logStatusQuery } from '../api/audit.ts';
import { Panel } from '../shared/panel.tsx';

const FILES = ['consilium-verify.html', 'consilium-verify.mjs', 'consilium_verify.py'] as const;
const PROGRAMS = ['node consilium-verify.mjs', 'python3 -I consilium_verify.py'] as const;

/** What somebody without an account does with a bundle, and what he then knows. */
export function HowToVerify() {
  const { t } = useTranslation('audit');
  const keys = useQuery(logStatusQuery).data?.keys ?? [];
  const witnesses = keys.filter(({ kind }) => kind === 'witness').length;
  const options = [...keys.map(({ vkey }) => `--key '${vkey}'`), ...(witnesses > 0 ? [`--witnesses ${witnesses}`] : [])].join(' ');
  return (
    <Panel title={t('how.title')} hint={t('how.hint')}>
      <List type="ordered" fz="sm" spacing="sm">
        <List.Item>
          {t('how.take')}{' '}
          {FILES.map((name, at) => (
            <span key={name}>
              {at > 0 ? ', ' : ''}
              <Anchor href={`/verify/${name}`} download fz="sm" underline="always">
                {name}
              </Anchor>
            </span>
          ))}
        </List.Item>
        <List.Item>
          {t('how.page')}
          <Code block mt={4} lang="en" className="report-text" tabIndex={0} role="region" aria-label={t('how.commands')}>
            {PROGRAMS.map((program) => `${program} audit-….jsonl ${options}`).join('\n\n')}
          </Code>
        </List.Item>
        <List.Item>
          {t('how.keys')}
          {keys.map(({ kind, vkey, fingerprint }) => (
            <div key={vkey}>
              {t(`log.key-${kind}`)}, {t('log.fingerprint', { fingerprint })}
            </div>
          ))}
        </List.Item>
        <List.Item>{t('how.codes')}</List.Item>
        <List.Item>{t('how.not')}</List.Item>
      </List>
    </Panel>
  );
}
