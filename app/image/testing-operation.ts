import { describe, expect, it } from 'vitest';
import type { ImageStep } from '../model/recipe.ts';
import { augment } from './augment.ts';
import type { AppliedOperation, Field, Sample } from './op.ts';
import type { Channels, Raster } from './raster.ts';
import { replay } from './replay.ts';
import { parseImageSteps } from './steps.ts';
import { KINDS, smoothPicture, withLabels } from './testing.ts';

interface Expectation {
  readonly op: string;
  /** Parameters it cannot do without. */
  readonly required?: Readonly<Record<string, unknown>>;
  /** For each parameter, settings that give different results (pixels, mask or boxes). */
  readonly changes: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** Leave lineage's copies to `augment.test.ts` where drawing one needs a larger picture. */
  readonly size?: readonly [width: number, height: number];
  /** How many channels come out of so many, where that is not as many as went in. */
  readonly channels?: (given: Channels) => Channels;
}

/** What holds for every operation: see `ops/README.md`. */
export function describeOperation({ op, required = {}, changes, size = [40, 32], channels }: Expectation): void {
  const step = (parameters: object): readonly ImageStep[] =>
    parseImageSteps([{ op, p: 1, ...required, ...parameters }], 'steps');
  const key = { seed: 11, item: 3, copy: 1 };

  describe(`${op}, as any operation`, () => {
    it('says of every parameter what changes with it', () => {
      const [first] = step({});

      expect(Object.keys(changes).sort()).toEqual(first?.kind === 'op' ? Object.keys(first.parameters).sort() : []);
    });

    it.each(Object.entries(changes))('%s changes the result', (_name, settings) => {
      const results = settings.map((setting) => fingerprint(augment(labelled(size), step(setting), key).sample));

      expect(settings.length).toBeGreaterThan(1);
      expect(new Set(results).size).toBe(settings.length);
    });

    it.each(KINDS)('passes $channels channels of $bits bits, and lineage gives the same bytes', (kind) => {
      const sample = withLabels(smoothPicture(...size, kind));

      const made = augment(sample, step({}), key);
      const again = replay([sample], JSON.parse(JSON.stringify(made.operations)), { resampling: 'fused' });

      expect([made.sample.raster.channels, made.sample.raster.data.BYTES_PER_ELEMENT]).toEqual([
        channels === undefined ? kind.channels : channels(kind.channels),
        kind.bits / 8,
      ]);
      expect(again.sample).toEqual(made.sample);
    });
  });
}

/** What `apply` makes of a picture with one operation. */
export function replayed(op: string, params: object, raster: Raster, fields: readonly Field[] = []): Raster {
  const entry = { op, params: params as AppliedOperation['params'], fields };
  return replay([withLabels(raster)], [entry], { resampling: 'fused' }).sample.raster;
}

/** A picture of the given samples, one row unless `width` says otherwise. */
export function picture(channels: Channels, samples: readonly number[], { bits = 8, width = 0 } = {}): Raster {
  const data = bits === 16 ? Uint16Array.from(samples) : Uint8Array.from(samples);
  const pixels = samples.length / channels;
  return { width: width || pixels, height: width === 0 ? 1 : pixels / width, channels, data };
}

function labelled(size: readonly [number, number]): Sample {
  const raster = smoothPicture(...size);
  const data = Uint8Array.from(
    { length: size[0] * size[1] },
    (_, i) => ((i % size[0]) * 7 + Math.floor(i / size[0]) * 3) % 200,
  );
  return withLabels(raster, {
    boxes: [{ id: 0, x1: 5, y1: 6, x2: 27, y2: 20 }],
    mask: { width: size[0], height: size[1], channels: 1, data },
  });
}

function fingerprint({ raster, labels }: Sample): string {
  return JSON.stringify([raster.width, raster.height, [...raster.data], labels.boxes, [...(labels.mask?.data ?? [])]]);
}
