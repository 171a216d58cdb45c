/** A place of a table as a message names it: the line of the file where it has lines, and the row. */
export function placeText({ row, line }: { readonly row: number; readonly line: number | undefined }): string {
  return line === undefined ? `row ${row}` : `line ${line} (row ${row})`;
}

/** The same at the start of a sentence. */
export function placeTitle(place: { readonly row: number; readonly line: number | undefined }): string {
  const text = placeText(place);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
