/** Hands a file to the user as a download. */
export function saveFile({ fileName, blob }: { readonly fileName: string; readonly blob: Blob }): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser has begun to read it by the next minute; taken back at once, some would save nothing.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
