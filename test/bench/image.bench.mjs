// Folder to folder, one process: decode a JPEG once, make four copies of it, encode them. Runs ours and, where
// /usr/bin/python3 has OpenCV and the peers' script is at hand, the strongest peer on the same pictures, in turn, and
// prints the ratios of pictures per second. Usage: node test/bench/image.bench.mjs [--pictures 24] [--rounds 3]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { augment } from '../../app/image/augment.ts';
import { NO_LABELS } from '../../app/image/labels.ts';
import { parseImageSteps } from '../../app/image/steps.ts';
import { decodePicture, encodePicture } from '../../app/image/vips.ts';
import { itemKey, RandomStream } from '../../app/random/stream.ts';

const { values } = parseArgs({
  options: { pictures: { type: 'string', default: '24' }, rounds: { type: 'string', default: '3' } },
});
const COPIES = 4;
const WIDTH = 640;
const HEIGHT = 480;
const peerScript = new URL('../../../shared/bench/image/bench_peer.py', import.meta.url).pathname;

const P1 = parseImageSteps(
  [
    { op: 'HorizontalFlip', p: 0.5 },
    { op: 'Rotate', limit: 15, border_mode: 'reflect_101', p: 1 },
    { op: 'RandomBrightnessContrast', p: 1 },
    { op: 'RandomResizedCrop', size: [224, 224], scale: [0.5, 1] },
  ],
  'steps',
);
const pipelines = { P0: [], P1 };

/** Smooth shapes with grain, so that JPEG has the work it has with photographs. */
async function drawPictures(folder, count) {
  for (let n = 0; n < count; n++) {
    const random = new RandomStream({ seed: 7, item: n, copy: 0, step: 0 });
    const [a, b, c] = [random.between(20, 90), random.between(20, 90), random.between(30, 120)];
    const data = new Uint8Array(WIDTH * HEIGHT * 3);
    for (let i = 0; i < data.length; i++) {
      const x = Math.floor(i / 3) % WIDTH;
      const y = Math.floor(i / 3 / WIDTH);
      const shape = 60 * Math.sin(x / a) + 60 * Math.cos(y / b + (i % 3)) + 30 * Math.sin((x + y) / c);
      data[i] = Math.min(255, Math.max(0, 128 + shape + random.between(-8, 8)));
    }
    const raster = { width: WIDTH, height: HEIGHT, channels: 3, data };
    const { bytes } = await encodePicture(raster, { format: 'jpeg', quality: 92 });
    writeFileSync(join(folder, `${String(n).padStart(4, '0')}.jpg`), bytes);
  }
}

async function ours(folder, steps, resampling) {
  const output = mkdtempSync(join(tmpdir(), 'bench-ours-'));
  const stages = { decode: 0, augment: 0, encode: 0 };
  const started = performance.now();
  let count = 0;
  for (const file of readdirSync(folder)) {
    let t = performance.now();
    const lap = (stage) => {
      stages[stage] += performance.now() - t;
      t = performance.now();
    };
    const { raster } = await decodePicture(readFileSync(join(folder, file)), file);
    lap('decode');
    for (let copy = 1; copy <= COPIES; copy++) {
      const made = augment(
        { raster, labels: NO_LABELS },
        steps,
        { seed: 7, item: itemKey(file), copy },
        { resampling },
      );
      lap('augment');
      const { bytes } = await encodePicture(made.sample.raster, { format: 'jpeg', quality: 90 });
      writeFileSync(join(output, `${file}_${copy}.jpg`), bytes);
      lap('encode');
      count++;
    }
  }
  const seconds = (performance.now() - started) / 1000;
  rmSync(output, { recursive: true });
  const perPicture = Object.fromEntries(Object.entries(stages).map(([k, v]) => [k, (v / count).toFixed(2)]));
  return { rate: count / seconds, perPicture };
}

function peer(folder, pipe) {
  const args = [peerScript, '--lib', 'opencv', '--pipe', pipe, '--in', folder, '--procs', '1', '--reps', '1'];
  try {
    return JSON.parse(execFileSync('/usr/bin/python3', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      .img_per_s;
  } catch {
    return null;
  }
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const folder = mkdtempSync(join(tmpdir(), 'bench-pictures-'));
await drawPictures(folder, Number(values.pictures));
for (const [name, steps] of Object.entries(pipelines)) {
  const rates = { fused: [], stepwise: [], peer: [] };
  await ours(folder, steps, 'fused'); // warms the compiler
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const mode of ['fused', 'stepwise']) {
      const { rate, perPicture } = await ours(folder, steps, mode);
      rates[mode].push(rate);
      console.log(`${name} ${mode}: ${rate.toFixed(0)} pictures/s, ms per picture ${JSON.stringify(perPicture)}`);
    }
    const rate = existsSync(peerScript) ? peer(folder, name) : null;
    if (rate !== null) rates.peer.push(rate);
  }
  if (rates.peer.length === 0) console.log(`${name}: no peer here (needs /usr/bin/python3 with OpenCV)`);
  else {
    const ratio = (mode) => (median(rates[mode]) / median(rates.peer)).toFixed(2);
    console.log(
      `${name}: OpenCV ${median(rates.peer).toFixed(0)}/s; fused × ${ratio('fused')}, stepwise × ${ratio('stepwise')}`,
    );
  }
}
rmSync(folder, { recursive: true });
