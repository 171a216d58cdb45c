import { Square, SquareDashed } from 'lucide-react';
import { text } from '../../text/text.ts';
import styles from './Mosaic.module.css';

/** What the app makes, in pictures: one of the sample and twelve draws from it, made by `test/fixtures/make-mosaic.ts`. */

const pictures = Object.entries(
  import.meta.glob<string>('./mosaic/*.jpg', { eager: true, query: '?url', import: 'default' }),
);
const original = pictures.find(([path]) => path.includes('original'))?.[1];
const draws = pictures.filter(([path]) => path.includes('draw')).map(([, url]) => url);

export function Mosaic() {
  return (
    <figure className={styles.mosaic}>
      <div className={styles.grid} role="img" aria-label={text('home.mosaic')}>
        <img className={styles.original} src={original} alt="" />
        {draws.map((url) => (
          <img key={url} src={url} alt="" />
        ))}
      </div>
      <figcaption>
        <Square className={styles.real} aria-hidden="true" />
        {text('home.mosaic.original')}
        <SquareDashed aria-hidden="true" />
        {text('home.mosaic.draws')}
      </figcaption>
    </figure>
  );
}
