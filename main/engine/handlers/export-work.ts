import { basename } from 'node:path';
import { z } from 'zod';
import { exportWishSchema } from '../../../app/contract/export.ts';
import type { ConversionHooks } from '../conversions/conversion.ts';
import type { ConversionReport } from '../conversions/conversion-report.ts';
import type { JobControl } from '../jobs/task.ts';
import type { JobWork } from '../jobs/work.ts';
import { insertExport } from '../store/exports.ts';
import type { StoredJob } from '../store/jobs.ts';
import { newId, now } from '../store/store.ts';
import type { Workspace } from '../workspace.ts';

const exportJobSchema = z.discriminatedUnion('kind', [
  exportWishSchema.extend({
    kind: z.literal('export'),
    inputPath: z.string(),
    target: z.string().nullable(),
    output: z.string(),
    container: z.enum(['folder', 'zip', 'tar']),
    overwrite: z.boolean(),
    startedAt: z.string(),
  }),
  z.object({
    kind: z.literal('conversion'),
    inputPath: z.string(),
    outputDir: z.string(),
    to: z.string(),
    split: z
      .object({
        train: z.number(),
        val: z.number(),
        test: z.number(),
        stratify: z.boolean(),
        group_by: z.string().nullable(),
      })
      .nullable(),
    target: z.string().optional(),
    seed: z.number(),
    overwrite: z.boolean(),
    startedAt: z.string(),
  }),
]);

export type ExportJobRequest = z.output<typeof exportJobSchema>;

/** An export or a conversion as a job: beside its place first, then moved there whole. Resumed, it begins anew. */
export function exportWork(workspace: Workspace, job: StoredJob): JobWork {
  const request = exportJobSchema.parse(job.request);
  const output = request.kind === 'export' ? request.output : request.outputDir;
  return {
    reads: [`input:${request.inputPath}`, `output:${request.inputPath}`],
    writes: [`output:${output}`],
    // What can be refused needs the dataset open, and that is work.
    async prepare() {
      return {
        async execute(control) {
          const report = await write(request, hooksOf(control));
          record(workspace, job, { request, report, output });
          for (const warning of report.warnings) control.warn({ ...warning });
          for (const { item, message } of report.failed) control.log(`Left out ${item}: ${message}`);
          return { flawed: report.failed.length > 0 };
        },
        close: async () => {},
      };
    },
    // A cancelled export has taken back everything already.
    discard: async () => {},
  };
}

async function write(request: ExportJobRequest, hooks: ConversionHooks): Promise<ConversionReport> {
  if (request.kind === 'export') {
    const { writeExport } = await import('../exports/write-export.ts');
    return writeExport(request, hooks);
  }
  const { convert } = await import('../conversions/convert.ts');
  return convert({ ...request, target: request.target }, hooks);
}

function hooksOf(control: JobControl): ConversionHooks {
  return {
    signal: control.signal,
    onProgress: (progress) => control.progress(progress),
    gate: () => control.gate(),
    onFinishing: () => control.finishing(),
  };
}

function record(
  workspace: Workspace,
  { id: jobId, runId, datasetId }: StoredJob,
  {
    request,
    report,
    output,
  }: { readonly request: ExportJobRequest; readonly report: ConversionReport; readonly output: string },
): void {
  const id = newId();
  insertExport(workspace.store, {
    ...{ id, jobId, runId, datasetId, destination: output, files: { ...report.files }, exportedAt: now() },
    ...{ format: report.format, count: report.count, report: { ...report } },
  });
  const noun = report.kind === 'image' ? 'pictures' : 'rows';
  workspace.record({
    kind: 'export.finished',
    summary: `${report.count} ${noun} were exported as ${report.format} to ${basename(output)} (${Object.keys(report.files).length} files, ${request.inputPath}).`,
    subjectId: id,
  });
}
