import { z } from 'zod';
import { distortChannel } from '../../kernels/shift-channel.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { blankLike, colorChannels, type Raster } from '../../raster.ts';
import { type ChromaticAberrationParameters, chromaticAberrationMeta } from './meta.ts';

const drawn = z.object({
  primary_distortion_red: z.number(),
  secondary_distortion_red: z.number(),
  primary_distortion_blue: z.number(),
  secondary_distortion_blue: z.number(),
  interpolation: drawnValues.interpolation('bilinear'),
});

type Drawn = z.output<typeof drawn>;

/** A grey picture has no colors to part. */
export const chromaticAberration: Operation<ChromaticAberrationParameters, Drawn> = {
  meta: chromaticAberrationMeta,
  drawn,
  draw(
    { primary_distortion_limit: primary, secondary_distortion_limit: secondary, mode, interpolation },
    _view,
    random,
  ) {
    const red = random.between(...primary);
    const red2 = withSign(random.between(...secondary), red);
    const drawnBlue = random.between(...primary);
    // Green and purple fringes: both colors go the same way. Red and blue ones: they part.
    const blue = mode === 'random' ? drawnBlue : withSign(drawnBlue, mode === 'green_purple' ? red : -red);
    const blue2 = withSign(random.between(...secondary), blue);
    return {
      primary_distortion_red: red,
      secondary_distortion_red: red2,
      primary_distortion_blue: blue,
      secondary_distortion_blue: blue2,
      interpolation,
    };
  },
  effects(values, { channels }) {
    if (colorChannels(channels) === 1) return [];
    return [{ kind: 'filter', apply: (source) => part(source, values) }];
  },
};

function withSign(value: number, like: number): number {
  return like === 0 ? value : Math.sign(like) * Math.abs(value);
}

function part(source: Raster, { interpolation, ...values }: Drawn): Raster {
  const target = blankLike(source, source.width, source.height);
  target.data.set(source.data);
  const red = { primary: values.primary_distortion_red, secondary: values.secondary_distortion_red };
  const blue = { primary: values.primary_distortion_blue, secondary: values.secondary_distortion_blue };
  distortChannel(source, target, { channel: 0, ...red, interpolation });
  distortChannel(source, target, { channel: 2, ...blue, interpolation });
  return target;
}
