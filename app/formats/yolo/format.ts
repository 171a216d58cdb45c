import type { Annotation } from '../annotation.ts';
import type {
  DescribedPicture,
  LabelFormat,
  LabelLoss,
  LabelSettings,
  RecordSource,
  WholeFile,
} from '../label-format.ts';
import type { YoloTask } from './read-labels.ts';
import { outlineOf, pointsOf, yoloLines } from './write.ts';

const PARTS = ['train', 'val', 'test'] as const;

/** YOLO as Ultralytics trains from it: `images`, `labels` beside it, and `data.yaml`. */
export const yoloFormat: LabelFormat = {
  name: 'yolo',
  namesByStem: true,
  keepsFolders: true,
  pictureFolder: (part) => (part === null ? 'images' : `images/${part}`),
  describe(picture: DescribedPicture, settings: LabelSettings) {
    const stem = picture.path.slice(0, picture.path.lastIndexOf('.'));
    const path = `labels${stem.slice('images'.length)}.txt`;
    const lines = yoloLines(picture.labels, writtenTask(settings), settings.scheme);
    // A picture without anything in it has an empty file: without one, trainers take it for unlabelled by mistake.
    return { files: [{ path, text: lines.map((line) => `${line}\n`).join('') }], record: '' };
  },
  *finish(sources: readonly RecordSource[], settings: LabelSettings): Iterable<WholeFile> {
    const parts = new Set(sources.map(({ part }) => part));
    yield { path: 'data.yaml', pieces: [dataYaml(settings, parts)] };
  },
  losses({ annotations, classes }, settings): readonly LabelLoss[] {
    const task = writtenTask(settings);
    const count = (fits: (annotation: Annotation) => boolean) => annotations.filter(fits).length;
    const shaped = (annotation: Annotation) => annotation.rings.length > 0 || annotation.runs !== null;
    return [
      {
        code: 'yolo.outlines',
        what: `outlines or masks are left out, only boxes are kept: a dataset of the task "${task}" has no place for them`,
        count: task === 'segment' ? 0 : count(shaped),
      },
      {
        code: 'yolo.bridged',
        what: 'outlines of several parts or with holes are one line now, joined by bridges of no width',
        count: task === 'segment' ? count((annotation) => outlineOf(annotation)?.bridged === true) : 0,
      },
      {
        code: 'yolo.traced',
        what: 'masks are outlines along their pixels now',
        count: task === 'segment' ? count(({ runs }) => runs !== null) : 0,
      },
      {
        code: 'yolo.boxes',
        what: 'boxes are outlines of four points now',
        count: task === 'segment' ? count((a) => !shaped(a)) : 0,
      },
      {
        code: 'yolo.keypoints',
        what: 'sets of key points are left out',
        count: task === 'pose' ? 0 : count(({ keypoints }) => keypoints.length > 0),
      },
      {
        code: 'yolo.oriented',
        what: 'oriented boxes are upright or outlines now',
        count: task === 'obb' ? 0 : count(({ oriented }) => oriented !== null),
      },
      { code: 'yolo.crowd', what: 'labels are no longer marked as crowds', count: count(({ crowd }) => crowd) },
      {
        code: 'yolo.attributes',
        what: 'labels lose further values of their own',
        count: count(({ attributes }) => Object.keys(attributes).length > 0),
      },
      {
        code: 'yolo.picture-classes',
        what: 'classes of whole pictures are left out',
        count: Object.keys(classes).length,
      },
    ];
  },
};

/** The one task of the result; a file of mixed kinds would be read as garbage. */
function writtenTask({ content, options }: LabelSettings): YoloTask {
  const asked = (['detect', 'segment', 'pose', 'obb'] as const).find((task) => task === options.task);
  if (asked !== undefined) return asked;
  if (content.keypoints) return 'pose';
  if (content.orientedBoxes) return 'obb';
  return content.polygons ? 'segment' : 'detect';
}

function dataYaml(settings: LabelSettings, parts: ReadonlySet<string | null>): string {
  const { scheme } = settings;
  const task = writtenTask(settings);
  const folder = (part: (typeof PARTS)[number]) => (parts.has(part) ? `images/${part}` : null);
  const whole = parts.has(null) ? 'images' : null;
  const train = folder('train') ?? whole ?? 'images';
  const points = pointsOf(scheme);
  const lines = [
    ...(settings.description === null ? [] : [`# ${settings.description}`]),
    `train: ${train}`,
    // Both are mandatory; without a part of its own, validation looks at what there is.
    `val: ${folder('val') ?? train}`,
    ...(parts.has('test') ? [`test: ${folder('test')}`] : []),
    `task: ${task}`,
    `nc: ${scheme.categories.length}`,
    'names:',
    ...scheme.categories.map(({ name }, i) => `  ${i}: ${JSON.stringify(name)}`),
  ];
  if (task === 'pose') {
    lines.push(`kpt_shape: [${points}, 3]`);
    const mirror = scheme.categories.find((category) => category.mirror !== null)?.mirror;
    if (mirror !== undefined && mirror !== null) lines.push(`flip_idx: [${mirror.join(', ')}]`);
  }
  for (const [key, value] of Object.entries(scheme.attributes)) {
    if (isPlain(value) && /^[A-Za-z_][\w-]*$/.test(key) && key !== 'download')
      lines.push(`${key}: ${JSON.stringify(value)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What one line of YAML holds; JSON of it is YAML too. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
}
