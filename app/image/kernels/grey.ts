import { blankLike, type Channels, colorChannels, maxValue, type Raster } from '../raster.ts';
import { lightnessPlane } from './cielab.ts';
import { lumaPlane } from './luma.ts';
import { colorAxes } from './principal-axes.ts';

export type GreyMethod = 'weighted_average' | 'from_lab' | 'desaturation' | 'average' | 'max' | 'pca';

type Plane = Uint8Array | Uint16Array;

/** A picture without color, as one grey channel or three equal ones; alpha is kept. Grey pictures keep their values. */
export function toGrey(source: Raster, method: GreyMethod, outputs: 1 | 3): Raster {
  if (colorChannels(source.channels) === 1) return source;
  const plane = greyPlane(source, method);
  const hasAlpha = source.channels === 4;
  const channels = (outputs + (hasAlpha ? 1 : 0)) as Channels;
  const target = blankLike({ ...source, channels }, source.width, source.height);
  const { data } = target;
  for (let p = 0, i = 0; p < plane.length; p++, i += channels) {
    for (let c = 0; c < outputs; c++) data[i + c] = plane[p] as number;
    if (hasAlpha) data[i + outputs] = source.data[4 * p + 3] as number;
  }
  return target;
}

/** A grey picture with its channel three times; pictures with color are given back as they are. */
export function greyToColor(source: Raster): Raster {
  if (colorChannels(source.channels) === 3) return source;
  const { data, width, height } = source;
  const channels = (source.channels + 2) as Channels;
  const target = blankLike({ ...source, channels }, width, height);
  for (let i = 0, at = 0; i < data.length; i += source.channels, at += channels) {
    target.data.fill(data[i] as number, at, at + 3);
    if (channels === 4) target.data[at + 3] = data[i + 1] as number;
  }
  return target;
}

function greyPlane(source: Raster, method: GreyMethod): Plane {
  switch (method) {
    case 'weighted_average':
      return lumaPlane(source);
    case 'from_lab':
      return lightnessPlane(source);
    case 'average':
      return plane(source, (r, g, b) => (r + g + b) / 3);
    case 'max':
      return plane(source, (r, g, b) => Math.max(r, g, b));
    case 'desaturation':
      return plane(source, (r, g, b) => (Math.max(r, g, b) + Math.min(r, g, b)) / 2);
    case 'pca':
      return alongWidestAxis(source);
  }
}

function plane({ data, channels, width, height }: Raster, value: (r: number, g: number, b: number) => number): Plane {
  const out = data instanceof Uint16Array ? new Uint16Array(width * height) : new Uint8Array(width * height);
  for (let p = 0, i = 0; p < out.length; p++, i += channels) {
    out[p] = value(data[i] as number, data[i + 1] as number, data[i + 2] as number) + 0.5;
  }
  return out;
}

/** Each color's place along the axis on which the colors differ most, from its lowest to its highest. */
function alongWidestAxis(source: Raster): Plane {
  const [r, g, b] = colorAxes(source).axes[0];
  const { data, channels } = source;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < data.length; i += channels) {
    const v = r * (data[i] as number) + g * (data[i + 1] as number) + b * (data[i + 2] as number);
    if (v < low) low = v;
    if (v > high) high = v;
  }
  const scale = high > low ? maxValue(source) / (high - low) : 0;
  return plane(source, (red, green, blue) => (r * red + g * green + b * blue - low) * scale);
}
