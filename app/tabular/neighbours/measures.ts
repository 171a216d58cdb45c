import type { Matrix } from '../matrix.ts';
import type { Measure, MixedMeasure, ValueDifferenceMeasure } from './search.ts';

/** How a search measures pairs other than by the Euclidean distance: squared distances by positions. */

export type PairDistance = (query: number, point: number) => number;

interface Pairs {
  readonly points: Matrix;
  readonly queries: Matrix;
}

export function measureBy(measure: Measure, pairs: Pairs): PairDistance {
  switch (measure.kind) {
    case 'mixed':
      return mixed(measure, pairs);
    case 'value-difference':
      return valueDifference(measure, pairs);
  }
}

function mixed({ columns: coded, pointCodes, queryCodes, squared: penalty }: MixedMeasure, pairs: Pairs): PairDistance {
  const { columns } = pairs.points;
  const points = pairs.points.values;
  const queries = pairs.queries.values;
  return (query, point) => {
    let squared = 0;
    for (let j = 0; j < columns; j++) {
      const difference = (queries[query * columns + j] as number) - (points[point * columns + j] as number);
      squared += difference * difference;
    }
    let mismatches = 0;
    for (let j = 0; j < coded; j++) {
      if (queryCodes[query * coded + j] !== pointCodes[point * coded + j]) mismatches++;
    }
    return squared + mismatches * penalty;
  };
}

function valueDifference({ width }: ValueDifferenceMeasure, pairs: Pairs): PairDistance {
  const { columns } = pairs.points;
  const points = pairs.points.values;
  const queries = pairs.queries.values;
  return (query, point) => {
    let squared = 0;
    for (let group = 0; group < columns; group += width) {
      let difference = 0;
      for (let j = group; j < group + width; j++) {
        difference += Math.abs((queries[query * columns + j] as number) - (points[point * columns + j] as number));
      }
      squared += difference * difference;
    }
    return squared;
  };
}
