import { textOr } from '../../text/text.ts';

/** What a format is called; one that the messages do not know yet shows under its own name. */
export function formatName(format: string): string {
  return textOr(`export.format.${format}`, format);
}
