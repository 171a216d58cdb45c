import type { ConversionRequest } from '../conversions/conversion.ts';
import type { WriteExtras } from '../conversions/convert.ts';
import type { OpenedDataset } from '../files/opened-dataset.ts';

/** What an export chose, as a dataset that conversions can write. */
export interface ChosenSamples {
  readonly dataset: OpenedDataset;
  /** What the conversion needs to know beyond the dataset. */
  readonly conversion: Partial<ConversionRequest>;
  readonly extras: WriteExtras;
  /** Removes what was written for it beside. */
  remove(): Promise<void>;
}
