import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { readMarkdown, readSpans } from './markdown.ts';
import type { Block } from './markdown.ts';

/** The report's own words; nothing in it becomes markup of the page. */
export const ReportText = ({ markdown }: { readonly markdown: string }) =>
  readMarkdown(markdown).map((block, index) => <BlockView key={index} block={block} number={index + 1} />);

function BlockView({ block, number }: { readonly block: Block; readonly number: number }) {
  const { t } = useTranslation('report');
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h2 style={{ fontSize: '1.2rem' }}>
          <Inline text={block.text} />
        </h2>
      ) : (
        <h3>
          <Inline text={block.text} />
        </h3>
      );
    case 'paragraph':
      return (
        <p className="wrap">
          <Inline text={block.text} />
        </p>
      );
    case 'quote':
      return (
        <blockquote className="wrap" style={{ whiteSpace: 'pre-line' }}>
          <Inline text={block.text} />
        </blockquote>
      );
    case 'list':
      return block.ordered ? (
        <ol className="wrap">
          <Items items={block.items} />
        </ol>
      ) : (
        <ul className="wrap">
          <Items items={block.items} />
        </ul>
      );
    case 'table':
      return (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('table', { number })}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, index) => (
                  <th key={index} scope="col">
                    <Inline text={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, at) => (
                    <td key={at}>
                      <Inline text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

const Items = ({ items }: { readonly items: readonly string[] }) =>
  items.map((item, index) => (
    <li key={index} style={{ whiteSpace: 'pre-line' }}>
      <Inline text={item} />
    </li>
  ));

const Inline = ({ text }: { readonly text: string }) =>
  readSpans(text).map((span, index) => {
    if (span.style === 'bold') return <strong key={index}>{span.text}</strong>;
    return span.style === 'code' ? <code key={index}>{span.text}</code> : <Fragment key={index}>{span.text}</Fragment>;
  });
