import { describe, expect, it, vi } from 'vitest';
import { runProgram } from './program.ts';

/** Runs the program in this process and returns its status and what it wrote. */
async function run(...args: string[]) {
  const written = { out: '', error: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += String(text);
    return true;
  });
  const error = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.error += String(text);
    return true;
  });
  try {
    return { status: await runProgram(args), ...written };
  } finally {
    out.mockRestore();
    error.mockRestore();
  }
}

describe('the program', () => {
  it.each([['--help'], ['--version'], ['apply', '--help'], ['inspect', '--help']])(
    'explains itself: %s %s',
    async (...args) => {
      const { status, out, error } = await run(...args);

      expect(status).toBe(0);
      expect(out).not.toBe('');
      expect(error).toBe('');
    },
  );

  it.each(['run', 'methods', 'explain', 'apply', 'inspect', 'convert', 'quality', 'verify'])(
    'shows an example call of %s that it would accept',
    async (command) => {
      const { out } = await run(command, '--help');
      const example = out.split('\n').find((line) => line.startsWith(`  twelvefold ${command}`));

      expect(example).toBeDefined();
      for (const [option] of example?.matchAll(/--[a-z-]+/g) ?? []) expect(out).toContain(`  ${option}`);
    },
  );

  it.each([
    ['train=0.5', '0.5'],
    ['train=0.5,train=0.5', 'twice'],
    ['val=1', 'training part'],
    ['train=nan,test=1', 'train=nan'],
    ['', 'expected'],
  ])('refuses --split %j', async (split, complaint) => {
    const { status, error } = await run('convert', 'a.csv', '--to', 'csv', '--output', 'out', '--split', split);

    expect(status).toBe(2);
    expect(error.toLowerCase()).toContain(complaint);
  });

  it.each([
    [['aply'], 'Unknown command', 'apply'],
    [['methods', '--jsno'], "Unknown option '--jsno'", '--json'],
    [['inspect'], "Missing required argument 'path'", ''],
    [['inspect', 'a', 'b'], 'Too many arguments', ''],
    [['explain', 'r.json'], '--input', 'not specified'],
    [['inspect', ''], "'path'", 'empty'],
  ])('refuses %j with status 2', async (args, complaint, hint) => {
    const { status, error } = await run(...args);

    expect(status).toBe(2);
    expect(error).toMatch(/^error: /);
    expect(error).toContain(complaint);
    expect(error).toContain(hint);
  });

  it('tells programs about a wrong option as JSON', async () => {
    const { status, out } = await run('methods', '--json', '--sed');

    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ event: 'error', code: 'option.invalid', where: { option: '--sed' } });
  });

  it('lists methods and operations in one JSON line', async () => {
    const { status, out } = await run('methods', '--json');
    const result = JSON.parse(out);

    expect(status).toBe(0);
    expect(result.event).toBe('result');
    expect(result.tabular.map((entry: { name: string }) => entry.name)).toContain('SMOTE');
    expect(result.tabular[0]).toMatchObject({ parameters: { type: 'object' }, needs: {}, source: expect.any(String) });
    expect(result.image[0].parameters.properties.p).toMatchObject({ minimum: 0, maximum: 1 });
  });

  it('takes names that look like options after --', async () => {
    const { status, error } = await run('inspect', '--', '--json');

    expect(status).toBe(2);
    expect(error).toContain('--json does not exist');
  });
});
