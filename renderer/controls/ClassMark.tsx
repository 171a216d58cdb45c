import styles from './ClassMark.module.css';

/** The shapes that go with the ten class colors, in their order; classes beyond the tenth share the last color and a ring. */
const shapes = [
  <circle key="disc" cx="5" cy="5" r="4.4" />,
  <rect key="square" x="1" y="1" width="8" height="8" />,
  <path key="up" d="M5 .7 9.6 9H.4z" />,
  <path key="diamond" d="M5 0 10 5 5 10 0 5z" />,
  <path key="plus" d="M3.6 0h2.8v3.6H10v2.8H6.4V10H3.6V6.4H0V3.6h3.6z" />,
  <path key="star" d="m5 0 1.5 3.3 3.5.4-2.6 2.4.7 3.6L5 7.9 1.9 9.7l.7-3.6L0 3.7l3.5-.4z" />,
  <path key="down" d="M.4 1h9.2L5 9.3z" />,
  <path key="hexagon" d="M2.6.8h4.8L9.8 5 7.4 9.2H2.6L.2 5z" />,
  <path key="cross" d="M2 0 5 3 8 0l2 2-3 3 3 3-2 2-3-3-3 3-2-2 3-3-3-3z" />,
  <rect key="bar" x="0" y="3" width="10" height="4" />,
];

export const namedClasses = shapes.length;

export function ClassMark({ slot }: { readonly slot: number }) {
  const other = slot >= namedClasses;
  return (
    <svg className={styles.mark} data-slot={other ? namedClasses - 1 : slot} viewBox="0 0 10 10" aria-hidden="true">
      {other ? <circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" strokeWidth="2" /> : shapes[slot]}
    </svg>
  );
}
