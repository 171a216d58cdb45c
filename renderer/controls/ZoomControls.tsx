import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useCommands } from '../commands/commands.tsx';
import { formatShare, text } from '../text/text.ts';
import { Button } from './Button.tsx';
import styles from './ZoomControls.module.css';

/** How large a picture is drawn: a scale that was chosen, or whatever fits the room. */
export interface Zoom {
  /** Screen pixels a picture pixel. */
  readonly scale: number;
  /** Null fits. */
  readonly chosen: number | null;
  readonly choose: (scale: number | null) => void;
  readonly by: (factor: number) => void;
}

const step = 1.25;
export const mostZoom = 16;
const leastZoom = 0.05;

/** `fitted` is the scale at which the picture fills its room. */
export function useZoom(fitted: number): Zoom {
  const [chosen, choose] = useState<number | null>(null);
  const scale = chosen ?? fitted;
  return { scale, chosen, choose, by: (factor) => choose(Math.min(mostZoom, Math.max(leastZoom, scale * factor))) };
}

/** Smaller, the scale, larger; with their shortcuts. */
export function ZoomControls({ zoom }: { readonly zoom: Zoom }) {
  useCommands({
    'samples.zoomIn': () => zoom.by(step),
    'samples.zoomOut': () => zoom.by(1 / step),
    'samples.zoomFit': () => zoom.choose(null),
  });
  return (
    <>
      <Button
        look="ghost"
        aria-label={text('browse.loupe.out')}
        icon={<Minus aria-hidden="true" />}
        onClick={() => zoom.by(1 / step)}
      />
      <span className={styles.zoom}>{formatShare(Math.round(zoom.scale * 100) / 100)}</span>
      <Button
        look="ghost"
        aria-label={text('browse.loupe.in')}
        icon={<Plus aria-hidden="true" />}
        onClick={() => zoom.by(step)}
      />
      <Button onClick={() => zoom.choose(null)}>{text('browse.loupe.fit')}</Button>
      <Button onClick={() => zoom.choose(1)}>{text('browse.loupe.full')}</Button>
    </>
  );
}
