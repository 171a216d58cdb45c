import { colorChannels, type Raster } from '../raster.ts';

/** Look-up tables for samples: one entry for each value a sample can have. */
export type Table = Uint8Array | Uint16Array;

/** The table of a function of a sample, rounded and clipped to the scale of 0 … `maxValue`. */
export function tableOf(maxValue: 255 | 65535, value: (v: number) => number): Table {
  const table = maxValue === 255 ? new Uint8Array(256) : new Uint16Array(65_536);
  for (let v = 0; v <= maxValue; v++) {
    table[v] = Math.min(maxValue, Math.max(0, Math.floor(value(v) + 0.5)));
  }
  return table;
}

/** The one table that does what `first` and then `second` do. */
export function thenTable(first: Table, second: Table): Table {
  return first.map((v) => second[v] as number) as Table;
}

/** Looks every colour sample up, in one table for all channels or one for each; alpha is copied. */
export function applyTables(source: Raster, target: Raster, tables: readonly Table[]): void {
  const { channels } = source;
  const colors = colorChannels(channels);
  if (tables.length === 1 && colors === channels) {
    lookUpAll(source.data, target.data, tables[0] as Table);
    return;
  }
  const { data } = source;
  const out = target.data;
  for (let c = 0; c < channels; c++) {
    const table = c < colors ? (tables[c] ?? (tables[0] as Table)) : null;
    for (let i = c; i < data.length; i += channels) {
      const v = data[i] as number;
      out[i] = table === null ? v : (table[v] as number);
    }
  }
}

function lookUpAll(data: Table, out: Table, table: Table): void {
  for (let i = 0; i < data.length; i++) out[i] = table[data[i] as number] as number;
}
