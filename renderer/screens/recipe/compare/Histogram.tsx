import { useState } from 'react';
import { formatShare, text } from '../../../text/text.ts';
import styles from './Histogram.module.css';
import { highestOf, histogramLine, type Histogram as Levels } from './histogram.ts';

interface HistogramProps {
  readonly before: Levels | null;
  readonly after: Levels | null;
}

const height = 108;
const colors = ['red', 'green', 'blue'] as const;

/** Levels before as lines and after as areas, with what was clipped in numbers. */
export function Histogram({ before, after }: HistogramProps) {
  const [shown, setShown] = useState<'rgb' | 'luminance'>('rgb');
  const channels = shown === 'rgb' ? colors : (['luminance'] as const);
  const known = [before, after].filter((levels) => levels !== null);
  const top = known.length === 0 ? 1 : highestOf(known.flatMap((levels) => channels.map((name) => levels[name])));
  const line = (levels: Levels, name: (typeof channels)[number]): string =>
    histogramLine(levels[name], { height, top });
  return (
    <section className={styles.box} aria-labelledby="compare-histogram">
      <header className={styles.head}>
        <h2 id="compare-histogram">{text('compare.histogram')}</h2>
        <div className={styles.modes} role="radiogroup" aria-label={text('compare.histogram.channels')}>
          {(['rgb', 'luminance'] as const).map((name) => (
            // biome-ignore lint/a11y/useSemanticElements: a segmented control, drawn as buttons
            <button key={name} type="button" role="radio" aria-checked={shown === name} onClick={() => setShown(name)}>
              {text(`compare.histogram.${name}`)}
            </button>
          ))}
        </div>
      </header>
      <svg className={styles.plot} viewBox={`0 0 256 ${height}`} preserveAspectRatio="none" role="img">
        <title>{summaryOf(before, after)}</title>
        {after !== null &&
          channels.map((name) => (
            <path key={name} className={styles.after} data-channel={name} d={areaOf(line(after, name))} />
          ))}
        {before !== null &&
          channels.map((name) => (
            <path key={name} className={styles.before} data-channel={name} d={line(before, name)} />
          ))}
      </svg>
      <p className={styles.axis} aria-hidden="true">
        <span>0</span>
        <span>128</span>
        <span>255</span>
      </p>
      <p className={styles.legend} aria-hidden="true">
        <span data-mark="line">{text('compare.histogram.before')}</span>
        <span data-mark="area">{text('compare.histogram.after')}</span>
      </p>
      <dl className={styles.clipped}>
        <dt>{text('compare.clippedWhite')}</dt>
        <dd>{change(before?.clippedWhite, after?.clippedWhite)}</dd>
        <dt>{text('compare.clippedBlack')}</dt>
        <dd>{change(before?.clippedBlack, after?.clippedBlack)}</dd>
      </dl>
    </section>
  );
}

const areaOf = (line: string): string => `${line}L254 ${height}L2 ${height}Z`;

function change(before: number | undefined, after: number | undefined): string {
  if (before === undefined || after === undefined) return '';
  return text('compare.change', { before: formatShare(before), after: formatShare(after) });
}

function summaryOf(before: Levels | null, after: Levels | null): string {
  const share = (levels: Levels | null, name: 'clippedWhite' | 'clippedBlack') => formatShare(levels?.[name] ?? 0);
  return text('compare.histogram.summary', {
    ...{ whiteBefore: share(before, 'clippedWhite'), whiteAfter: share(after, 'clippedWhite') },
    ...{ blackBefore: share(before, 'clippedBlack'), blackAfter: share(after, 'clippedBlack') },
  });
}
