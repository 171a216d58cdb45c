import type { Annotation, PictureLabels } from '../annotation.ts';
import { child, childText, type XmlElement } from './xml.ts';

/**
 * What the numbers of a box mean. The specification counts pixels from 1 and includes the last; many tools write places
 * between pixels from 0 instead, and no file says which.
 */
export type VocOrigin = 'one-based' | 'zero-based';

export interface VocFault {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

export interface VocFile {
  readonly filename: string;
  /** 0 where the file does not say. */
  readonly width: number;
  readonly height: number;
  readonly objects: readonly VocObject[];
  readonly attributes: PictureLabels['attributes'];
  readonly faults: readonly VocFault[];
}

export interface VocObject {
  readonly name: string;
  readonly line: number;
  /** xmin, ymin, xmax, ymax as written. */
  readonly edges: readonly [number, number, number, number];
  readonly attributes: Readonly<Record<string, unknown>>;
}

export function readVoc(root: XmlElement): VocFile {
  const faults: VocFault[] = [];
  if (root.name !== 'annotation') {
    faults.push({
      line: root.line,
      code: 'label.invalid',
      message: `the document is <${root.name}>; expected <annotation>.`,
    });
  }
  const size = child(root, 'size');
  const side = (name: string) => Math.max(0, Number((size && childText(size, name)) ?? 0) || 0);
  const objects = root.children.filter(({ name }) => name === 'object').flatMap((object) => readObject(object, faults));
  return {
    filename: childText(root, 'filename') ?? '',
    width: side('width'),
    height: side('height'),
    objects,
    attributes: plainTexts(root, new Set(['filename', 'size', 'object'])),
    faults,
  };
}

/** Texts of simple elements, under their names; elements with elements inside become objects of texts. */
function plainTexts(element: XmlElement, skipped: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  const entries = element.children
    .filter(({ name }) => !skipped.has(name))
    .map((one) => [one.name, one.children.length === 0 ? one.text : plainTexts(one, new Set())] as const);
  return Object.fromEntries(entries);
}

function readObject(object: XmlElement, faults: VocFault[]): VocObject[] {
  const { line } = object;
  const name = childText(object, 'name') ?? '';
  const fault = (code: string, message: string) => {
    faults.push({ line, code, message });
    return [];
  };
  if (name === '') return fault('label.unknown-class', 'an object has no name; it is left out.');
  const box = child(object, 'bndbox');
  if (box === undefined) return fault('label.empty', `the object "${name}" has no <bndbox>; it is left out.`);
  const edges = (['xmin', 'ymin', 'xmax', 'ymax'] as const).map((key) => Number(childText(box, key) ?? Number.NaN));
  const [xmin = 0, ymin = 0, xmax = 0, ymax = 0] = edges;
  if (!edges.every(Number.isFinite)) {
    return fault('label.not-a-number', `the object "${name}" has a box that is not four numbers; it is left out.`);
  }
  if (xmin > xmax || ymin > ymax) {
    return fault(
      'label.no-area',
      `the object "${name}" has xmin ${xmin}, ymin ${ymin}, xmax ${xmax}, ymax ${ymax}; expected the smaller first. It is left out.`,
    );
  }
  if (child(object, 'polygon') !== undefined) {
    fault('voc.polygon', `the object "${name}" has a <polygon>, which the format does not define; its box is used.`);
  }
  return [
    {
      name,
      line,
      edges: [xmin, ymin, xmax, ymax],
      attributes: plainTexts(object, new Set(['name', 'bndbox', 'polygon'])),
    },
  ];
}

/** A coordinate of 0 cannot be where counting begins at 1. */
export function originOf(lowest: number): VocOrigin {
  return lowest < 1 ? 'zero-based' : 'one-based';
}

/** The neutral form of an object; null where it has no area. */
export function vocAnnotation(object: VocObject, category: number, origin: VocOrigin): Annotation | null {
  const [xmin, ymin, xmax, ymax] = object.edges;
  const box =
    origin === 'one-based'
      ? ([xmin - 1, ymin - 1, xmax - xmin + 1, ymax - ymin + 1] as const)
      : ([xmin, ymin, xmax - xmin, ymax - ymin] as const);
  if (!(box[2] > 0 && box[3] > 0)) return null;
  return {
    id: object.line,
    category,
    box,
    oriented: null,
    rings: [],
    runs: null,
    keypoints: [],
    crowd: false,
    attributes: object.attributes,
    source: { voc: object.edges },
  };
}
