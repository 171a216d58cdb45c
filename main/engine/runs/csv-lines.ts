/** One line of the project's own CSV files (lineage, removals), quoted where it must be. */
export function csvLine(fields: readonly (string | number)[]): string {
  return fields.map((field) => csvField(String(field))).join(',');
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
