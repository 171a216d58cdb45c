/** Standard output and error. A reader that goes away (`| head`) silences us; it does not end the work. */

const gone = new Set<NodeJS.WriteStream>();

/** Call once, before the first line. */
export function survivePipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A full disk or a closed terminal behind the stream: there is nobody left to tell.
      gone.add(stream);
      if (error.code !== 'EPIPE' && stream === process.stdout) process.exitCode ||= 4;
    });
  }
}

export function print(line: string): void {
  write(process.stdout, `${line}\n`);
}

export function printError(line: string): void {
  write(process.stderr, `${withoutControls(line)}\n`);
}

export function write(stream: NodeJS.WriteStream, text: string): void {
  if (!gone.has(stream)) stream.write(text);
}

/** Names of files may hold control characters, which would move the cursor or recolor the terminal. */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (control) => (control === '\n' || control === '\t' ? ' ' : '\uFFFD'));
}
