import type { OperationMeta } from '../op.ts';
import { additiveNoiseMeta } from './additive-noise/meta.ts';
import { advancedBlurMeta } from './advanced-blur/meta.ts';
import { affineMeta } from './affine/meta.ts';
import { atLeastOneBBoxRandomCropMeta } from './at-least-one-bbox-random-crop/meta.ts';
import { autoContrastMeta } from './auto-contrast/meta.ts';
import { bboxSafeRandomCropMeta } from './bbox-safe-random-crop/meta.ts';
import { blurMeta } from './blur/meta.ts';
import { centerCropMeta } from './center-crop/meta.ts';
import { channelDropoutMeta } from './channel-dropout/meta.ts';
import { channelShuffleMeta } from './channel-shuffle/meta.ts';
import { chromaticAberrationMeta } from './chromatic-aberration/meta.ts';
import { claheMeta } from './clahe/meta.ts';
import { coarseDropoutMeta } from './coarse-dropout/meta.ts';
import { colorJitterMeta } from './color-jitter/meta.ts';
import { constrainedCoarseDropoutMeta } from './constrained-coarse-dropout/meta.ts';
import { cropMeta } from './crop/meta.ts';
import { cropAndPadMeta } from './crop-and-pad/meta.ts';
import { cropNonEmptyMaskIfExistsMeta } from './crop-non-empty-mask-if-exists/meta.ts';
import { d4Meta } from './d4/meta.ts';
import { defocusMeta } from './defocus/meta.ts';
import { downscaleMeta } from './downscale/meta.ts';
import { elasticTransformMeta } from './elastic-transform/meta.ts';
import { embossMeta } from './emboss/meta.ts';
import { equalizeMeta } from './equalize/meta.ts';
import { erasingMeta } from './erasing/meta.ts';
import { fancyPcaMeta } from './fancy-pca/meta.ts';
import { frequencyMaskingMeta } from './frequency-masking/meta.ts';
import { gaussNoiseMeta } from './gauss-noise/meta.ts';
import { gaussianBlurMeta } from './gaussian-blur/meta.ts';
import { glassBlurMeta } from './glass-blur/meta.ts';
import { gridDistortionMeta } from './grid-distortion/meta.ts';
import { gridDropoutMeta } from './grid-dropout/meta.ts';
import { gridElasticDeformMeta } from './grid-elastic-deform/meta.ts';
import { heStainMeta } from './he-stain/meta.ts';
import { horizontalFlipMeta } from './horizontal-flip/meta.ts';
import { hueSaturationValueMeta } from './hue-saturation-value/meta.ts';
import { illuminationMeta } from './illumination/meta.ts';
import { imageCompressionMeta } from './image-compression/meta.ts';
import { invertImgMeta } from './invert-img/meta.ts';
import { isoNoiseMeta } from './iso-noise/meta.ts';
import { longestMaxSizeMeta } from './longest-max-size/meta.ts';
import { maskDropoutMeta } from './mask-dropout/meta.ts';
import { medianBlurMeta } from './median-blur/meta.ts';
import { morphologicalMeta } from './morphological/meta.ts';
import { motionBlurMeta } from './motion-blur/meta.ts';
import { multiplicativeNoiseMeta } from './multiplicative-noise/meta.ts';
import { noOpMeta } from './no-op/meta.ts';
import { normalizeMeta } from './normalize/meta.ts';
import { opticalDistortionMeta } from './optical-distortion/meta.ts';
import { padMeta } from './pad/meta.ts';
import { padIfNeededMeta } from './pad-if-needed/meta.ts';
import { perspectiveMeta } from './perspective/meta.ts';
import { piecewiseAffineMeta } from './piecewise-affine/meta.ts';
import { pixelDropoutMeta } from './pixel-dropout/meta.ts';
import { planckianJitterMeta } from './planckian-jitter/meta.ts';
import { plasmaBrightnessContrastMeta } from './plasma-brightness-contrast/meta.ts';
import { plasmaShadowMeta } from './plasma-shadow/meta.ts';
import { posterizeMeta } from './posterize/meta.ts';
import { randomBrightnessContrastMeta } from './random-brightness-contrast/meta.ts';
import { randomCropMeta } from './random-crop/meta.ts';
import { randomCropFromBordersMeta } from './random-crop-from-borders/meta.ts';
import { randomCropNearBBoxMeta } from './random-crop-near-bbox/meta.ts';
import { randomGammaMeta } from './random-gamma/meta.ts';
import { randomGridShuffleMeta } from './random-grid-shuffle/meta.ts';
import { randomResizedCropMeta } from './random-resized-crop/meta.ts';
import { randomRotate90Meta } from './random-rotate90/meta.ts';
import { randomScaleMeta } from './random-scale/meta.ts';
import { randomSizedBBoxSafeCropMeta } from './random-sized-bbox-safe-crop/meta.ts';
import { randomSizedCropMeta } from './random-sized-crop/meta.ts';
import { randomToneCurveMeta } from './random-tone-curve/meta.ts';
import { resizeMeta } from './resize/meta.ts';
import { rgbShiftMeta } from './rgb-shift/meta.ts';
import { ringingOvershootMeta } from './ringing-overshoot/meta.ts';
import { rotateMeta } from './rotate/meta.ts';
import { safeRotateMeta } from './safe-rotate/meta.ts';
import { saltAndPepperMeta } from './salt-and-pepper/meta.ts';
import { sharpenMeta } from './sharpen/meta.ts';
import { shiftScaleRotateMeta } from './shift-scale-rotate/meta.ts';
import { shotNoiseMeta } from './shot-noise/meta.ts';
import { smallestMaxSizeMeta } from './smallest-max-size/meta.ts';
import { solarizeMeta } from './solarize/meta.ts';
import { squareSymmetryMeta } from './square-symmetry/meta.ts';
import { superpixelsMeta } from './superpixels/meta.ts';
import { thinPlateSplineMeta } from './thin-plate-spline/meta.ts';
import { timeMaskingMeta } from './time-masking/meta.ts';
import { timeReverseMeta } from './time-reverse/meta.ts';
import { toGrayMeta } from './to-gray/meta.ts';
import { toRgbMeta } from './to-rgb/meta.ts';
import { toSepiaMeta } from './to-sepia/meta.ts';
import { transposeMeta } from './transpose/meta.ts';
import { unsharpMaskMeta } from './unsharp-mask/meta.ts';
import { verticalFlipMeta } from './vertical-flip/meta.ts';
import { xyMaskingMeta } from './xy-masking/meta.ts';
import { zoomBlurMeta } from './zoom-blur/meta.ts';

/** What a recipe can name, in the order a catalogue shows it. No pixels: the window may import this. */
export const operationMetas: readonly OperationMeta<unknown>[] = [
  horizontalFlipMeta,
  verticalFlipMeta,
  rotateMeta,
  cropMeta,
  centerCropMeta,
  randomCropMeta,
  randomResizedCropMeta,
  resizeMeta,
  transposeMeta,
  affineMeta,
  shiftScaleRotateMeta,
  perspectiveMeta,
  padIfNeededMeta,
  elasticTransformMeta,
  gridDistortionMeta,
  opticalDistortionMeta,
  thinPlateSplineMeta,
  piecewiseAffineMeta,
  gridElasticDeformMeta,
  randomGridShuffleMeta,
  morphologicalMeta,
  coarseDropoutMeta,
  constrainedCoarseDropoutMeta,
  gridDropoutMeta,
  maskDropoutMeta,
  randomRotate90Meta,
  d4Meta,
  squareSymmetryMeta,
  safeRotateMeta,
  timeReverseMeta,
  randomScaleMeta,
  longestMaxSizeMeta,
  smallestMaxSizeMeta,
  randomSizedCropMeta,
  randomCropFromBordersMeta,
  atLeastOneBBoxRandomCropMeta,
  cropNonEmptyMaskIfExistsMeta,
  bboxSafeRandomCropMeta,
  randomSizedBBoxSafeCropMeta,
  randomCropNearBBoxMeta,
  padMeta,
  erasingMeta,
  xyMaskingMeta,
  timeMaskingMeta,
  frequencyMaskingMeta,
  cropAndPadMeta,
  pixelDropoutMeta,
  randomBrightnessContrastMeta,
  hueSaturationValueMeta,
  gaussianBlurMeta,
  rgbShiftMeta,
  randomGammaMeta,
  posterizeMeta,
  solarizeMeta,
  invertImgMeta,
  channelShuffleMeta,
  toSepiaMeta,
  randomToneCurveMeta,
  channelDropoutMeta,
  toGrayMeta,
  equalizeMeta,
  colorJitterMeta,
  claheMeta,
  autoContrastMeta,
  planckianJitterMeta,
  advancedBlurMeta,
  blurMeta,
  defocusMeta,
  embossMeta,
  glassBlurMeta,
  medianBlurMeta,
  motionBlurMeta,
  ringingOvershootMeta,
  sharpenMeta,
  unsharpMaskMeta,
  zoomBlurMeta,
  downscaleMeta,
  gaussNoiseMeta,
  additiveNoiseMeta,
  imageCompressionMeta,
  isoNoiseMeta,
  shotNoiseMeta,
  multiplicativeNoiseMeta,
  saltAndPepperMeta,
  superpixelsMeta,
  fancyPcaMeta,
  heStainMeta,
  toRgbMeta,
  illuminationMeta,
  plasmaShadowMeta,
  plasmaBrightnessContrastMeta,
  chromaticAberrationMeta,
  normalizeMeta,
  noOpMeta,
];

const byName = new Map(operationMetas.map((meta) => [meta.name, meta]));

export function operationMeta(name: string): OperationMeta<unknown> | undefined {
  return byName.get(name);
}
