/** Draws the rows in the plane: real ones filled, synthetic ones hollow. */
import { formatNumber } from '../../../text/text.ts';
import { markPath, slotColor } from './marks.ts';
import { type Clouds, type PointRef, ticksOf, toX, toY, type View } from './view.ts';

export interface Scene {
  readonly view: View;
  readonly clouds: Clouds;
  /** Slot of each point, by cloud. */
  readonly slots: Readonly<Record<'real' | 'synthetic', (at: number) => number>>;
  readonly isShown: (ref: PointRef) => boolean;
  /** The class that is drawn fainter, since it is the largest; −1 for none. */
  readonly faintSlot: number;
  /** Real rows that a step takes away, drawn as outlines of nothing. */
  readonly isGone: (at: number) => boolean;
  readonly markSize: number;
  readonly axes: readonly [AxisText, AxisText];
  readonly selected: ReadonlySet<string>;
}

export interface AxisText {
  readonly title: string;
  /** Texts at whole numbers, for a column of categories. */
  readonly levels: readonly string[] | null;
}

export const keyOf = ({ cloud, at }: PointRef): string => `${cloud} ${at}`;

const REAL_OPACITY = 0.95;
const FAINT_OPACITY = 0.38;
const HOLLOW_LINE = 1.15;

type Context = CanvasRenderingContext2D;

export function drawScene(canvas: HTMLCanvasElement, scene: Scene): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const style = getComputedStyle(canvas);
  const ratio = canvas.width / Math.max(1, canvas.clientWidth);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  drawAxes(context, scene, style);
  const sprites = new Sprites(scene.markSize, ratio, style);
  for (const cloud of ['real', 'synthetic'] as const) {
    const { x, y } = scene.clouds[cloud];
    for (let at = 0; at < x.length; at++) {
      const ref = { cloud, at };
      if (!scene.isShown(ref)) continue;
      const slot = scene.slots[cloud](at);
      const look = cloud === 'synthetic' ? 'hollow' : slot === scene.faintSlot ? 'faint' : 'filled';
      const px = toX(scene.view, x[at] as number);
      const py = toY(scene.view, y[at] as number);
      if (!Number.isFinite(px) || !Number.isFinite(py)) continue;
      sprites.put(context, { slot, look: cloud === 'real' && scene.isGone(at) ? 'gone' : look }, px, py);
      if (scene.selected.size > 0 && scene.selected.has(keyOf(ref))) drawHalo(context, style, px, py, scene.markSize);
    }
  }
}

function drawHalo(context: Context, style: CSSStyleDeclaration, x: number, y: number, size: number): void {
  context.strokeStyle = style.getPropertyValue('--accent');
  context.lineWidth = 1.25;
  context.strokeRect(x - size * 0.8, y - size * 0.8, size * 1.6, size * 1.6);
}

type Look = 'filled' | 'faint' | 'hollow' | 'gone';

/** One picture for each look of each class: copying pixels is twenty times as fast as filling a path. */
class Sprites {
  readonly #known = new Map<string, OffscreenCanvas>();
  readonly #size: number;
  readonly #ratio: number;
  readonly #style: CSSStyleDeclaration;

  constructor(size: number, ratio: number, style: CSSStyleDeclaration) {
    this.#size = size;
    this.#ratio = ratio;
    this.#style = style;
  }

  put(context: Context, mark: { readonly slot: number; readonly look: Look }, x: number, y: number): void {
    const key = `${mark.slot} ${mark.look}`;
    const sprite = this.#known.get(key) ?? this.#make(mark);
    this.#known.set(key, sprite);
    const side = sprite.width / this.#ratio;
    context.drawImage(sprite, x - side / 2, y - side / 2, side, side);
  }

  #make({ slot, look }: { readonly slot: number; readonly look: Look }): OffscreenCanvas {
    const side = Math.ceil((this.#size + 4) * this.#ratio);
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d');
    if (context === null) return canvas;
    context.setTransform(this.#ratio, 0, 0, this.#ratio, side / 2, side / 2);
    const path = markPath(slot, this.#size);
    const color = slotColor(this.#style, slot);
    if (look === 'filled' || look === 'faint') {
      context.globalAlpha = look === 'faint' ? FAINT_OPACITY : REAL_OPACITY;
      context.fillStyle = color;
      context.fill(path);
    } else {
      context.lineWidth = HOLLOW_LINE;
      context.strokeStyle = look === 'gone' ? this.#style.getPropertyValue('--text-3') : color;
      if (look === 'gone') context.setLineDash([1.5, 1.5]);
      context.stroke(path);
    }
    return canvas;
  }
}

function drawAxes(context: Context, { view, axes }: Scene, style: CSSStyleDeclaration): void {
  const { box } = view;
  context.font = `12px ${style.fontFamily}`;
  context.fillStyle = style.getPropertyValue('--text-3');
  context.strokeStyle = style.getPropertyValue('--line');
  context.lineWidth = 1;
  const stroke = (x0: number, y0: number, x1: number, y1: number): void => {
    context.beginPath();
    context.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5);
    context.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
    context.stroke();
  };
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const value of ticksOf(view.x, box.width / 90)) {
    const x = toX(view, value);
    stroke(x, box.top, x, box.top + box.height);
    const label = tickText(value, axes[0]);
    if (label !== null) context.fillText(label, x, box.top + box.height + 6);
  }
  context.fillText(axes[0].title, box.left + box.width / 2, box.top + box.height + 22);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const value of ticksOf(view.y, box.height / 60)) {
    const y = toY(view, value);
    stroke(box.left, y, box.left + box.width, y);
    const label = tickText(value, axes[1]);
    if (label !== null) context.fillText(label, box.left - 6, y);
  }
  context.save();
  context.translate(12, box.top + box.height / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillText(axes[1].title, 0, 0);
  context.restore();
}

function tickText(value: number, { levels }: AxisText): string | null {
  if (levels === null) return formatNumber(value).replace('-', '−');
  const level = levels[value];
  if (level === undefined) return null;
  return level.length > 9 ? `${level.slice(0, 8)}…` : level;
}
