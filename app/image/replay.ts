import type { z } from 'zod';
import { AppError } from '../errors.ts';
import { nearestName } from '../nearest.ts';
import { Canvas, type CanvasOptions } from './canvas.ts';
import type { CutLabel, DroppedLabel } from './labels.ts';
import type { AppliedOperation, Field, Sample } from './op.ts';
import { replayedNames, replayedOperation } from './ops/catalog.ts';

/** An operation of OPS.json, with the fields that its file names already read. */
export interface ReplayOperation extends AppliedOperation {
  readonly fields?: readonly Field[] | undefined;
}

export interface Replayed {
  readonly sample: Sample;
  readonly dropped: readonly DroppedLabel[];
  readonly cut: readonly CutLabel[];
}

/**
 * Applies operations with their values given, nothing drawn. `samples[0]` is the picture worked on, the others are the
 * further inputs of mixing. A line of lineage gives the pixels of its run when `resampling` is the run's.
 *
 * @throws AppError `op.invalid-value`, with the path of the value in `where.field`, such as `[0].params.crop_box`.
 */
export function replay(
  samples: readonly [Sample, ...Sample[]],
  operations: readonly ReplayOperation[],
  options: CanvasOptions,
): Replayed {
  const [first, ...others] = samples;
  const canvas = new Canvas(first, options);
  operations.forEach((entry, i) => {
    const op = replayedOperation(entry.op);
    if (op === undefined) throw unknown(entry.op, i);
    const parsed = op.drawn.safeParse(entry.params);
    if (!parsed.success) throw invalid(parsed.error, entry, i);
    for (const effect of op.effects(parsed.data, canvas.view(), entry.fields ?? []))
      canvas.add(effect, entry.op, others);
  });
  return canvas.finish();
}

function unknown(name: string, i: number): AppError {
  const nearest = nearestName(name, replayedNames());
  const hint =
    nearest === undefined ? `Known operations: ${replayedNames().join(', ')}.` : `Did you mean "${nearest}"?`;
  return new AppError('op.invalid-value', `"[${i}].op": there is no operation "${name}". ${hint}`, {
    field: `[${i}].op`,
  });
}

function invalid(error: z.ZodError, entry: ReplayOperation, i: number): AppError {
  const issue = error.issues[0];
  const path = issue?.path ?? [];
  const field = [`[${i}].params`, ...path.map(String)].join('.');
  const value = path.reduce<unknown>(
    (at, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part],
    entry.params,
  );
  const state = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
  return new AppError('op.invalid-value', `"${field}" of ${entry.op} ${state}: ${issue?.message ?? 'not usable'}.`, {
    field,
  });
}
