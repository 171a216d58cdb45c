/** Recipes to begin with. They are ordinary recipes: choosing one replaces the steps, and everything can be changed. */

export interface RecipePreset {
  readonly name: string;
  /** For which pictures it is meant, in a sentence. */
  readonly summary: string;
  readonly steps: readonly Readonly<Record<string, unknown>>[];
}

// What is turned or moved out of the picture is filled with its mirror image: no black corners to learn from.
const mirrored = { border_mode: 'reflect_101' };

export const imagePresets: readonly RecipePreset[] = [
  {
    name: 'Light',
    summary: 'Mirroring, small turns and a little light: what hardly any picture minds.',
    steps: [
      { op: 'HorizontalFlip', p: 0.5 },
      { op: 'Rotate', limit: [-7, 7], ...mirrored, p: 0.5 },
      { op: 'RandomBrightnessContrast', brightness_limit: [-0.1, 0.1], contrast_limit: [-0.1, 0.1], p: 0.5 },
    ],
  },
  {
    name: 'Standard',
    summary: 'Photos of things that may be mirrored: moved, turned, relit, slightly blurred or noisy.',
    steps: [
      { op: 'HorizontalFlip', p: 0.5 },
      {
        ...{ op: 'ShiftScaleRotate', shift_limit: [-0.06, 0.06], scale_limit: [-0.1, 0.15], rotate_limit: [-15, 15] },
        ...mirrored,
        p: 0.8,
      },
      { op: 'RandomBrightnessContrast', brightness_limit: [-0.2, 0.2], contrast_limit: [-0.2, 0.2], p: 0.7 },
      {
        ...{
          op: 'HueSaturationValue',
          hue_shift_limit: [-8, 8],
          sat_shift_limit: [-20, 20],
          val_shift_limit: [-10, 10],
        },
        p: 0.5,
      },
      {
        oneOf: [
          { op: 'GaussianBlur', sigma_limit: [0.3, 1.2] },
          { op: 'GaussNoise', std_range: [0.01, 0.04] },
        ],
        p: 0.3,
      },
    ],
  },
  {
    name: 'Heavy',
    summary:
      'Few pictures of robust things: strong turns, bending, colors and covered parts. Look at the preview closely.',
    steps: [
      { op: 'HorizontalFlip', p: 0.5 },
      {
        ...{ op: 'ShiftScaleRotate', shift_limit: [-0.12, 0.12], scale_limit: [-0.25, 0.35], rotate_limit: [-35, 35] },
        ...mirrored,
        p: 0.9,
      },
      {
        oneOf: [
          { op: 'Perspective', scale: [0.04, 0.1], ...mirrored },
          { op: 'GridDistortion', distort_limit: [-0.2, 0.2], ...mirrored },
        ],
        p: 0.4,
      },
      {
        op: 'ColorJitter',
        brightness: [0.7, 1.3],
        contrast: [0.7, 1.3],
        saturation: [0.6, 1.4],
        hue: [-0.05, 0.05],
        p: 0.8,
      },
      {
        oneOf: [
          { op: 'MotionBlur', blur_limit: [3, 7] },
          { op: 'GaussNoise', std_range: [0.02, 0.08] },
          { op: 'ImageCompression', quality_range: [40, 80] },
        ],
        p: 0.4,
      },
      {
        ...{ op: 'CoarseDropout', num_holes_range: [1, 4], hole_height_range: [0.05, 0.15] },
        ...{ hole_width_range: [0.05, 0.15], p: 0.4 },
      },
    ],
  },
  {
    name: 'Documents',
    summary: 'Scans and photos of pages: slight tilts, shadows, soft focus and compression; text is never mirrored.',
    steps: [
      { op: 'Perspective', scale: [0.01, 0.04], border_mode: 'replicate', p: 0.6 },
      { op: 'Rotate', limit: [-3, 3], border_mode: 'replicate', p: 0.6 },
      { op: 'Illumination', mode: 'linear', intensity_range: [0.03, 0.15], p: 0.5 },
      { op: 'RandomBrightnessContrast', brightness_limit: [-0.15, 0.1], contrast_limit: [-0.2, 0.2], p: 0.5 },
      {
        oneOf: [
          { op: 'GaussianBlur', sigma_limit: [0.3, 1] },
          { op: 'GaussNoise', std_range: [0.01, 0.03] },
          { op: 'ImageCompression', quality_range: [45, 85] },
        ],
        p: 0.5,
      },
    ],
  },
  {
    name: 'Aerial',
    summary: 'Seen from above, where no direction is up: every turn and mirror, haze and light.',
    steps: [
      { op: 'D4', p: 1 },
      {
        op: 'ShiftScaleRotate',
        shift_limit: [-0.05, 0.05],
        scale_limit: [-0.15, 0.15],
        rotate_limit: [-45, 45],
        ...mirrored,
        p: 0.5,
      },
      { op: 'RandomBrightnessContrast', brightness_limit: [-0.15, 0.15], contrast_limit: [-0.2, 0.2], p: 0.6 },
      { op: 'RandomGamma', gamma_limit: [80, 125], p: 0.4 },
      { op: 'GaussianBlur', sigma_limit: [0.3, 1], p: 0.2 },
    ],
  },
  {
    name: 'Medical-safe',
    summary: 'Where left and right, color and shape mean something: small moves and exposure, nothing else.',
    steps: [
      {
        ...{ op: 'ShiftScaleRotate', shift_limit: [-0.04, 0.04], scale_limit: [-0.06, 0.06], rotate_limit: [-8, 8] },
        border_mode: 'constant',
        p: 0.8,
      },
      { op: 'RandomGamma', gamma_limit: [90, 112], p: 0.5 },
      { op: 'GaussNoise', std_range: [0.005, 0.02], p: 0.3 },
    ],
  },
];
