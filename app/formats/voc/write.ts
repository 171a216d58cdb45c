import { boundsOf } from '../../image/geometry/polygon.ts';
import { runBounds } from '../../image/geometry/run-lengths.ts';
import type { Annotation, LabelScheme, PictureLabels } from '../annotation.ts';
import { categoryOf } from '../label-format.ts';
import type { VocOrigin } from './read.ts';
import { escapeXml } from './xml.ts';

/** The box of a label of any kind: its own, or the bounds of its outline or mask; null where it has none. */
export function boxAround({ box, rings, oriented, runs }: Annotation): Annotation['box'] {
  if (box !== null) return box;
  const points = [...rings.flatMap((ring) => ring.points), ...(oriented ?? [])];
  const bounds = runs === null ? (points.length === 0 ? null : boundsOf(points)) : runBounds(runs);
  return bounds === null ? null : [bounds.x1, bounds.y1, bounds.x2 - bounds.x1, bounds.y2 - bounds.y1];
}

/** One file of `Annotations`, with boxes in whole pixels counted from 1 with the last included, or as places from 0. */
export function vocText(fileName: string, labels: PictureLabels, scheme: LabelScheme, origin: VocOrigin): string {
  const { folder: _folder, segmented, ...rest } = labels.attributes;
  const depth = typeof rest.depth === 'number' ? rest.depth : 3;
  return [
    '<annotation>',
    '  <folder>JPEGImages</folder>',
    `  <filename>${escapeXml(fileName)}</filename>`,
    ...simple(rest, new Set(['depth', 'width', 'height', 'id', 'file_name', 'license']), '  '),
    '  <size>',
    `    <width>${labels.width}</width>`,
    `    <height>${labels.height}</height>`,
    `    <depth>${depth}</depth>`,
    '  </size>',
    `  <segmented>${segmented === '1' ? 1 : 0}</segmented>`,
    ...labels.annotations.flatMap((annotation) => objectLines(annotation, labels, { scheme, origin })),
    '</annotation>',
    '',
  ].join('\n');
}

interface Writing {
  readonly scheme: LabelScheme;
  readonly origin: VocOrigin;
}

const OWN = new Set(['pose', 'truncated', 'difficult', 'occluded']);

function objectLines(annotation: Annotation, size: PictureLabels, { scheme, origin }: Writing): string[] {
  const edges = edgesOf(annotation, size, origin);
  if (edges === null) return [];
  const { attributes } = annotation;
  const text = (key: string, fallback: string) => escapeXml(String(attributes[key] ?? fallback));
  const [xmin, ymin, xmax, ymax] = edges;
  return [
    '  <object>',
    `    <name>${escapeXml(categoryOf(scheme, annotation.category).name)}</name>`,
    `    <pose>${text('pose', 'Unspecified')}</pose>`,
    `    <truncated>${annotation.cut === true ? 1 : text('truncated', '0')}</truncated>`,
    `    <difficult>${text('difficult', '0')}</difficult>`,
    ...('occluded' in attributes ? [`    <occluded>${text('occluded', '0')}</occluded>`] : []),
    ...simple(attributes, OWN, '    '),
    '    <bndbox>',
    `      <xmin>${xmin}</xmin>`,
    `      <ymin>${ymin}</ymin>`,
    `      <xmax>${xmax}</xmax>`,
    `      <ymax>${ymax}</ymax>`,
    '    </bndbox>',
    '  </object>',
  ];
}

/** Whole numbers inside the picture; a box that came from this format and was not changed keeps its own. */
function edgesOf(annotation: Annotation, size: PictureLabels, origin: VocOrigin): readonly number[] | null {
  const own = annotation.source?.voc;
  if (Array.isArray(own)) return own as number[];
  const box = boxAround(annotation);
  if (box === null) return null;
  const [x, y, width, height] = box;
  const [x1, x2] = wholeSpan(x, x + width, size.width);
  const [y1, y2] = wholeSpan(y, y + height, size.height);
  return origin === 'one-based' ? [x1 + 1, y1 + 1, x2, y2] : [x1, y1, x2, y2];
}

/** The nearest whole places, at least one pixel apart. */
function wholeSpan(from: number, to: number, side: number): readonly [number, number] {
  const first = Math.min(side - 1, Math.max(0, Math.round(from)));
  return [first, Math.min(side, Math.max(first + 1, Math.round(to)))];
}

function simple(values: Readonly<Record<string, unknown>>, skipped: ReadonlySet<string>, indent: string): string[] {
  return Object.entries(values).flatMap(([key, value]): string[] => {
    if (skipped.has(key) || !/^[A-Za-z_][\w.-]*$/.test(key)) return [];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const inner = simple(value as Record<string, unknown>, new Set(), `${indent}  `);
      return [`${indent}<${key}>`, ...inner, `${indent}</${key}>`];
    }
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return [`${indent}<${key}>${escapeXml(text)}</${key}>`];
  });
}
