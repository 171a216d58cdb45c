import type { Operation, ReplayedOperation } from '../op.ts';
import { additiveNoise } from './additive-noise/op.ts';
import { advancedBlur } from './advanced-blur/op.ts';
import { affine } from './affine/op.ts';
import { atLeastOneBBoxRandomCrop } from './at-least-one-bbox-random-crop/op.ts';
import { autoContrast } from './auto-contrast/op.ts';
import { bboxSafeRandomCrop } from './bbox-safe-random-crop/op.ts';
import { blur } from './blur/op.ts';
import { centerCrop } from './center-crop/op.ts';
import { channelDropout } from './channel-dropout/op.ts';
import { channelShuffle } from './channel-shuffle/op.ts';
import { chromaticAberration } from './chromatic-aberration/op.ts';
import { clahe } from './clahe/op.ts';
import { coarseDropout } from './coarse-dropout/op.ts';
import { colorJitter } from './color-jitter/op.ts';
import { constrainedCoarseDropout } from './constrained-coarse-dropout/op.ts';
import { crop } from './crop/op.ts';
import { cropAndPad } from './crop-and-pad/op.ts';
import { cropNonEmptyMaskIfExists } from './crop-non-empty-mask-if-exists/op.ts';
import { d4 } from './d4/op.ts';
import { defocus } from './defocus/op.ts';
import { downscale } from './downscale/op.ts';
import { elasticTransform } from './elastic-transform/op.ts';
import { emboss } from './emboss/op.ts';
import { equalize } from './equalize/op.ts';
import { erasing } from './erasing/op.ts';
import { fancyPca } from './fancy-pca/op.ts';
import { frequencyMasking } from './frequency-masking/op.ts';
import { gaussNoise } from './gauss-noise/op.ts';
import { gaussianBlur } from './gaussian-blur/op.ts';
import { glassBlur } from './glass-blur/op.ts';
import { gridDistortion } from './grid-distortion/op.ts';
import { gridDropout } from './grid-dropout/op.ts';
import { gridElasticDeform } from './grid-elastic-deform/op.ts';
import { heStain } from './he-stain/op.ts';
import { horizontalFlip } from './horizontal-flip/op.ts';
import { hueSaturationValue } from './hue-saturation-value/op.ts';
import { illumination } from './illumination/op.ts';
import { imageCompression } from './image-compression/op.ts';
import { invertImg } from './invert-img/op.ts';
import { isoNoise } from './iso-noise/op.ts';
import { longestMaxSize } from './longest-max-size/op.ts';
import { maskDropout } from './mask-dropout/op.ts';
import { medianBlur } from './median-blur/op.ts';
import { morphological } from './morphological/op.ts';
import { motionBlur } from './motion-blur/op.ts';
import { multiplicativeNoise } from './multiplicative-noise/op.ts';
import { noOp } from './no-op/op.ts';
import { normalize } from './normalize/op.ts';
import { opticalDistortion } from './optical-distortion/op.ts';
import { pad } from './pad/op.ts';
import { padIfNeeded } from './pad-if-needed/op.ts';
import { perspective } from './perspective/op.ts';
import { piecewiseAffine } from './piecewise-affine/op.ts';
import { pixelDropout } from './pixel-dropout/op.ts';
import { planckianJitter } from './planckian-jitter/op.ts';
import { plasmaBrightnessContrast } from './plasma-brightness-contrast/op.ts';
import { plasmaShadow } from './plasma-shadow/op.ts';
import { posterize } from './posterize/op.ts';
import { randomBrightnessContrast } from './random-brightness-contrast/op.ts';
import { randomCrop } from './random-crop/op.ts';
import { randomCropFromBorders } from './random-crop-from-borders/op.ts';
import { randomCropNearBBox } from './random-crop-near-bbox/op.ts';
import { randomGamma } from './random-gamma/op.ts';
import { randomGridShuffle } from './random-grid-shuffle/op.ts';
import { randomResizedCrop } from './random-resized-crop/op.ts';
import { randomRotate90 } from './random-rotate90/op.ts';
import { randomScale } from './random-scale/op.ts';
import { randomSizedBBoxSafeCrop } from './random-sized-bbox-safe-crop/op.ts';
import { randomSizedCrop } from './random-sized-crop/op.ts';
import { randomToneCurve } from './random-tone-curve/op.ts';
import { cutMix } from './replayed/cut-mix.ts';
import { decode } from './replayed/decode.ts';
import { mixUp } from './replayed/mix-up.ts';
import { mosaic } from './replayed/mosaic.ts';
import { rotate90 } from './replayed/rotate90.ts';
import { shear } from './replayed/shear.ts';
import { to8Bit } from './replayed/to8-bit.ts';
import { resize } from './resize/op.ts';
import { rgbShift } from './rgb-shift/op.ts';
import { ringingOvershoot } from './ringing-overshoot/op.ts';
import { rotate } from './rotate/op.ts';
import { safeRotate } from './safe-rotate/op.ts';
import { saltAndPepper } from './salt-and-pepper/op.ts';
import { sharpen } from './sharpen/op.ts';
import { shiftScaleRotate } from './shift-scale-rotate/op.ts';
import { shotNoise } from './shot-noise/op.ts';
import { smallestMaxSize } from './smallest-max-size/op.ts';
import { solarize } from './solarize/op.ts';
import { squareSymmetry } from './square-symmetry/op.ts';
import { superpixels } from './superpixels/op.ts';
import { thinPlateSpline } from './thin-plate-spline/op.ts';
import { timeMasking } from './time-masking/op.ts';
import { timeReverse } from './time-reverse/op.ts';
import { toGray } from './to-gray/op.ts';
import { toRgb } from './to-rgb/op.ts';
import { toSepia } from './to-sepia/op.ts';
import { transpose } from './transpose/op.ts';
import { unsharpMask } from './unsharp-mask/op.ts';
import { verticalFlip } from './vertical-flip/op.ts';
import { xyMasking } from './xy-masking/op.ts';
import { zoomBlur } from './zoom-blur/op.ts';

type AnyOperation = Operation<unknown, unknown>;
type AnyReplayed = ReplayedOperation<unknown>;

const operations = [
  horizontalFlip,
  verticalFlip,
  rotate,
  crop,
  centerCrop,
  randomCrop,
  randomResizedCrop,
  resize,
  transpose,
  affine,
  shiftScaleRotate,
  perspective,
  padIfNeeded,
  elasticTransform,
  gridDistortion,
  opticalDistortion,
  thinPlateSpline,
  piecewiseAffine,
  gridElasticDeform,
  randomGridShuffle,
  morphological,
  coarseDropout,
  constrainedCoarseDropout,
  gridDropout,
  maskDropout,
  randomRotate90,
  d4,
  squareSymmetry,
  safeRotate,
  timeReverse,
  randomScale,
  longestMaxSize,
  smallestMaxSize,
  randomSizedCrop,
  randomCropFromBorders,
  atLeastOneBBoxRandomCrop,
  cropNonEmptyMaskIfExists,
  bboxSafeRandomCrop,
  randomSizedBBoxSafeCrop,
  randomCropNearBBox,
  pad,
  erasing,
  xyMasking,
  timeMasking,
  frequencyMasking,
  cropAndPad,
  pixelDropout,
  randomBrightnessContrast,
  hueSaturationValue,
  gaussianBlur,
  rgbShift,
  randomGamma,
  posterize,
  solarize,
  invertImg,
  channelShuffle,
  toSepia,
  randomToneCurve,
  channelDropout,
  toGray,
  equalize,
  colorJitter,
  clahe,
  autoContrast,
  planckianJitter,
  advancedBlur,
  blur,
  defocus,
  emboss,
  glassBlur,
  medianBlur,
  motionBlur,
  ringingOvershoot,
  sharpen,
  unsharpMask,
  zoomBlur,
  downscale,
  gaussNoise,
  additiveNoise,
  imageCompression,
  isoNoise,
  shotNoise,
  multiplicativeNoise,
  saltAndPepper,
  superpixels,
  fancyPca,
  heStain,
  toRgb,
  illumination,
  plasmaShadow,
  plasmaBrightnessContrast,
  chromaticAberration,
  normalize,
  noOp,
] as unknown as readonly AnyOperation[]; // each one's parameters and values pass its own schemas before it sees them

const replayedOnly = [decode, rotate90, to8Bit, shear, mosaic, mixUp, cutMix] as unknown as readonly AnyReplayed[];

const byName = new Map(operations.map((operation) => [operation.meta.name, operation]));

const replayed = new Map<string, AnyReplayed>([
  ...operations.map((operation): [string, AnyReplayed] => [
    operation.meta.name,
    { name: operation.meta.name, drawn: operation.drawn, effects: operation.effects },
  ]),
  ...replayedOnly.map((operation): [string, AnyReplayed] => [operation.name, operation]),
]);

/** An operation that a recipe names. */
export function operation(name: string): AnyOperation | undefined {
  return byName.get(name);
}

/** An operation that `apply` names: all of the catalogue and those that have nothing to draw. */
export function replayedOperation(name: string): AnyReplayed | undefined {
  return replayed.get(name);
}

export function replayedNames(): readonly string[] {
  return [...replayed.keys()];
}
