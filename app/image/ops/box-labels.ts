import type { Box } from '../labels.ts';

/** Whether a parameter that names boxes means this one: by its class, or by its id where boxes have no classes. */
export function hasLabel(box: Box, label: string | number): boolean {
  const own = 'class' in box && box.class !== null && box.class !== undefined ? box.class : box.id;
  return String(own) === String(label);
}
