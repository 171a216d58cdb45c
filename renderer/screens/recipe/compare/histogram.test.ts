import { describe, expect, it } from 'vitest';
import { highestOf, histogramLine, histogramOf } from './histogram.ts';

const pixels = (...colors: readonly (readonly [number, number, number, number])[]) =>
  new Uint8ClampedArray(colors.flat());

describe('the histogram of a picture', () => {
  it('gives the share of the pixels at each level', () => {
    const { red, blue, luminance } = histogramOf(
      pixels([10, 0, 0, 255], [10, 0, 200, 255], [0, 0, 0, 255], [10, 0, 0, 255]),
    );

    expect(red[10]).toBe(0.75);
    expect(blue[200]).toBe(0.25);
    expect(luminance[3]).toBe(0.5);
    expect(luminance.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('counts as clipped what is white or black in every channel', () => {
    const { clippedWhite, clippedBlack } = histogramOf(
      pixels([255, 255, 255, 255], [255, 255, 254, 255], [0, 0, 0, 255], [0, 0, 1, 255]),
    );

    expect([clippedWhite, clippedBlack]).toEqual([0.25, 0.25]);
  });

  it('leaves out what is fully transparent', () => {
    expect(histogramOf(pixels([255, 255, 255, 0], [9, 9, 9, 255])).red[9]).toBe(1);
  });

  it('draws a line that touches the top where the share is the highest', () => {
    const { red } = histogramOf(pixels([100, 0, 0, 255], [101, 0, 0, 255], [50, 0, 0, 255]));
    const line = histogramLine(red, { height: 90, top: highestOf([red]) });

    expect(line).toContain('L102 0.00');
    expect(line).toContain('L50 45.00');
  });
});
