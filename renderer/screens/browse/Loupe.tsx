import { ChevronLeft } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { BrowseScope } from '../../../app/contract/browse.ts';
import { cacheUrl } from '../../../app/contract/cached-bytes.ts';
import { useCommands } from '../../commands/commands.tsx';
import { Button } from '../../controls/Button.tsx';
import { ClassMark } from '../../controls/ClassMark.tsx';
import { mostZoom, useZoom, ZoomControls } from '../../controls/ZoomControls.tsx';
import { request } from '../../engine/client.ts';
import type { SampleWindow } from '../../engine/samples.ts';
import { formatNumber, text } from '../../text/text.ts';
import styles from './Loupe.module.css';
import { usePicture } from './SampleInspector.tsx';

interface LoupeProps {
  readonly scope: BrowseScope;
  readonly samples: SampleWindow;
  readonly slots: ReadonlyMap<string, number>;
  readonly index: number;
  readonly count: number;
  readonly inspector: ReactNode;
  readonly onIndex: (index: number) => void;
  readonly onClose: () => void;
}

/** One picture, as large as the window or pixel for pixel; the arrows go through what the filter left. */
export function Loupe({ scope, samples, slots, index, count, inspector, onIndex, onClose }: LoupeProps) {
  const sample = samples.at(index);
  const stage = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ width: 0, height: 0 });
  const picture = usePicture(scope, sample?.position ?? 0);

  useLayoutEffect(() => {
    const element = stage.current;
    if (element === null) return;
    element.focus();
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setView({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    samples.want(Math.max(0, index - 1), Math.min(count - 1, index + 1));
    for (const beside of [index + 1, index - 1]) {
      const next = samples.at(beside);
      // Asked for ahead of time; what fails is told when it is shown.
      if (next !== undefined) request('browse.picture', { scope, position: next.position }).catch(() => undefined);
    }
  }, [samples, scope, index, count]);

  const fitted =
    picture === null || view.width === 0
      ? 1
      : Math.min(mostZoom, view.width / picture.width, view.height / picture.height);
  const zoom = useZoom(fitted);
  const go = (to: number): void => {
    if (to >= 0 && to < count) onIndex(to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions = new Map<string, () => void>([
      ['ArrowLeft', () => go(index - 1)],
      ['ArrowRight', () => go(index + 1)],
      ['Escape', onClose],
      ['Enter', onClose],
      ['1', () => zoom.choose(1)],
    ]);
    // A focused button has its own Enter.
    if (event.key === 'Enter' && event.target !== stage.current) return;
    const act = actions.get(event.key);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  useCommands({ 'samples.grid': onClose });
  const name = sample?.path.slice(sample.path.lastIndexOf('/') + 1) ?? '';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys work wherever in the loupe the focus is
    <div className={styles.loupe} onKeyDown={onKeyDown}>
      <div className={styles.toolbar}>
        <Button look="ghost" icon={<ChevronLeft aria-hidden="true" />} onClick={onClose}>
          {text('browse.title')}
        </Button>
        <h1>{name}</h1>
        {sample?.class != null && (
          <span className={styles.tag}>
            <ClassMark slot={slots.get(sample.class) ?? 0} /> {sample.class}
          </span>
        )}
        <span className={styles.place} aria-live="polite">
          {text('browse.loupe.place', { n: formatNumber(index + 1), total: formatNumber(count) })}
        </span>
        <span className={styles.space} />
        <ZoomControls zoom={zoom} />
      </div>
      <div className={styles.panes}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a picture larger than its frame is scrolled by keyboard too */}
        <section ref={stage} className={styles.stage} tabIndex={0} data-pane="main" aria-label={text('browse.loupe')}>
          {picture !== null && (
            <img
              src={cacheUrl(picture.id)}
              alt={name}
              draggable={false}
              style={{ width: picture.width * zoom.scale, height: picture.height * zoom.scale }}
            />
          )}
        </section>
        {inspector}
      </div>
    </div>
  );
}
