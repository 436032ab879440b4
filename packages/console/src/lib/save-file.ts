/** Hands a file to the browser to keep. */
export function saveFile({ fileName, csv }: { readonly fileName: string; readonly csv: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
