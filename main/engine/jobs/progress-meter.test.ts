import { expect, test } from 'vitest';
import { ProgressMeter } from './progress-meter.ts';

/** A meter on a clock that the test moves. */
function start() {
  let ms = 0;
  const meter = new ProgressMeter(() => ms);
  meter.start();
  return {
    meter,
    pass: (seconds: number) => {
      ms += seconds * 1000;
    },
    report: (done: number, total: number | null = 10_000) =>
      meter.report({ done, total, unit: 'images', stage: 'Making' }),
  };
}

test('the count never goes backwards', () => {
  const { meter, report } = start();
  report(10);

  report(8);

  expect(meter.view()?.done).toBe(10);
});

test('another unit begins its own count', () => {
  const { meter, report } = start();
  report(10);

  meter.report({ done: 2, total: 5, unit: 'files', stage: 'Copying' });

  expect(meter.view()).toMatchObject({ done: 2, total: 5, unit: 'files' });
});

test('a steady pace is its own average, and the first item is where the measuring begins', () => {
  const { meter, pass, report } = start();
  report(0);
  pass(10);
  for (let done = 1; done <= 41; done++) {
    report(done);
    pass(0.25);
  }

  expect(meter.view()?.rate).toBe(4);
});

test('the average follows a change of pace half-way within three seconds', () => {
  const { meter, pass, report } = start();
  let done = 0;
  const work = (seconds: number, perSecond: number) => {
    for (let step = 0; step < seconds * 4; step++) {
      done += perSecond / 4;
      report(done);
      pass(0.25);
    }
  };
  work(20, 100);

  work(3, 200);

  expect(meter.view()?.rate).toBeGreaterThan(150);
  expect(meter.view()?.rate).toBeLessThan(200);
});

test.each([
  ['after 2.5 s with 2 per cent', 2.5, 20, 1000, false],
  ['after 3.5 s with 1 per cent', 3.5, 10, 1000, false],
  ['after 3.5 s with 2 per cent', 3.5, 20, 1000, true],
  ['after 1 s with fifty items', 1, 50, 100_000, true],
])('%s an estimate is shown: %s s, %s of %s, %s', (_when, seconds, items, total, shown) => {
  const { meter, pass, report } = start();
  report(0, total);
  pass(seconds / 2);
  report(1, total);
  pass(seconds / 2);

  report(items, total);

  expect(meter.view()?.etaSeconds !== null).toBe(shown);
});

test('what an earlier stretch had done says nothing about the estimate of this one', () => {
  const { meter, pass, report } = start();
  report(500, 1000);
  pass(1);
  report(501, 1000);
  pass(1);

  report(510, 1000);

  expect(meter.view()?.etaSeconds).toBeNull();
});

test('a pause hides rate and estimate and does not count as time worked', () => {
  const { meter, pass, report } = start();
  report(0);
  pass(1);
  report(100);
  pass(1);
  report(200);
  meter.pause();
  pass(60);
  const paused = meter.view();
  meter.start();
  pass(1);

  expect(paused).toMatchObject({ rate: null, etaSeconds: null, elapsedSeconds: 2 });
  expect(meter.view()?.elapsedSeconds).toBe(3);
});
