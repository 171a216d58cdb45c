import type { SplitRule } from '../../../app/model/recipe.ts';
import type { ConversionReport } from '../../engine/conversions/conversion-report.ts';
import { convert } from '../../engine/conversions/convert.ts';
import type { Command } from '../execute.ts';
import { exitStatus } from '../exit-status.ts';
import { grouped } from '../terminal-progress.ts';

interface ConvertOptions {
  readonly path: string;
  readonly to: string;
  readonly output: string;
  readonly split?: SplitRule;
  readonly target?: string;
  readonly seed: number;
  readonly overwrite: boolean;
}

/** `convert`: a dataset in another format, with every field and every picture byte for byte. */
export const convertCommand: Command<ConvertOptions> = async (options, { reporter, signal }) => {
  const { path, to, output, split = null, target, seed, overwrite } = options;
  const request = { inputPath: path, outputDir: output, to, split, target, seed, overwrite };
  const report = await convert(
    { ...request, startedAt: new Date().toISOString() },
    { signal, onProgress: (progress) => reporter.progress({ rate: null, etaSeconds: null, ...progress }) },
  );
  for (const warning of report.warnings) reporter.warning(warning);
  reporter.result(report, summaryLines(report, output));
  return report.failed.length > 0 ? exitStatus.someFailed : exitStatus.done;
};

function summaryLines(report: ConversionReport, output: string): string[] {
  const { conversion, count, parts, lost, failed } = report;
  const noun = report.kind === 'tabular' ? 'rows' : 'pictures';
  const inParts = Object.entries(parts ?? {}).map(
    ([name, classes]) => `  ${name.padEnd(5)}  ${grouped(Object.values(classes).reduce((sum, n) => sum + n, 0))}`,
  );
  return [
    `${grouped(count)} ${noun} went from ${conversion.from} to ${conversion.to}, into ${output}.`,
    ...inParts,
    ...(lost.length === 0 ? ['Nothing was lost.'] : ['What was lost:', ...lost.map(({ message }) => `  ${message}`)]),
    ...(failed.length === 0 ? [] : ['Left out:', ...failed.map(({ message }) => `  ${message}`)]),
  ];
}
