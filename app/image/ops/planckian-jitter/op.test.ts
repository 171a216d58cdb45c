import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('PlanckianJitter', () => {
  it.each([
    [3000, [167, 100, 0]],
    [6000, [109, 100, 97]],
    [6250, [107, 100, 101]],
    [15_000, [75, 100, 149]],
  ])('at %i kelvin scales red and blue against green', (temperature, expected) => {
    const made = replayed('PlanckianJitter', { mode: 'blackbody', temperature }, picture(4, [100, 100, 100, 9]));

    expect([...made.data]).toEqual([...expected, 9]);
  });

  it('leaves a grey picture as it is', () => {
    expect([...replayed('PlanckianJitter', { temperature: 3000 }, picture(1, [5, 6])).data]).toEqual([5, 6]);
  });
});

describeOperation({
  op: 'PlanckianJitter',
  changes: {
    mode: [{ mode: 'blackbody' }, { mode: 'cied' }],
    temperature_limit: [{ temperature_limit: null }, { temperature_limit: [5000, 7000] }],
    sampling_method: [{ sampling_method: 'uniform' }, { sampling_method: 'gaussian' }],
  },
});
