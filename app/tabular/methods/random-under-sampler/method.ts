import { copiesOf, drawDistinct, drawRepeatedly } from '../../drawn-rows.ts';
import type { Explanation, Method, Removal, StepInput, StepOutput } from '../../method.ts';
import { classSizes, rowsOfClass } from '../../population.ts';
import { type ClassTarget, underSamplingTargets } from '../../sampling-strategy-under.ts';
import { type RandomUnderSamplerParameters, randomUnderSamplerMeta } from './meta.ts';

type Input = StepInput<RandomUnderSamplerParameters>;

/**
 * Random under-sampling: of each class as many rows are drawn as the strategy says; the others go. With `replacement`
 * a row may be drawn again: the first draw keeps the row itself, further ones are copies with the row as parent.
 */
export const randomUnderSampler: Method<RandomUnderSamplerParameters> = {
  meta: randomUnderSamplerMeta,

  check(input) {
    targets(input);
  },

  async explain(input): Promise<Explanation> {
    const { population } = input;
    const planned = targets(input);
    const classes: Record<string, Record<string, unknown>> = {};
    for (const [code, label] of population.labels.entries()) {
      const rows = rowsOfClass(population, code);
      if (rows.length === 0) continue;
      const keep = planned.find((target) => target.code === code)?.keep ?? rows.length;
      classes[label] = { rows: [...rows], n_kept: keep, n_removed: rows.length - keep };
    }
    return { classes };
  },

  async run(input): Promise<StepOutput> {
    const { population, parameters, seed, step, control } = input;
    const removed: Removal[] = [];
    const again: number[] = [];
    for (const { code, keep } of targets(input)) {
      await control.gate();
      const rows = rowsOfClass(population, code);
      const draw = parameters.replacement ? drawRepeatedly : drawDistinct;
      const kept = new Set<number>();
      for (const row of draw(rows, keep, { seed, step, classCode: code })) {
        if (kept.has(row)) again.push(row);
        kept.add(row);
      }
      const reason = `not among the ${keep} of ${rows.length} rows drawn`;
      for (const row of rows) if (!kept.has(row)) removed.push({ row, reason });
    }
    return { made: again.length === 0 ? null : copiesOf(population, Int32Array.from(again)), removed };
  },
};

function targets({ parameters, population, step }: Input): readonly ClassTarget[] {
  return underSamplingTargets(parameters.sampling_strategy, classSizes(population), `steps[${step}].sampling_strategy`);
}
