import type { CopiedForms } from '../../../journey/formats/clipboard/copied-text.ts'
import type { ClipboardContent } from './read-content.ts'

/** Our own format, in the events of the browser and, marked as a custom one, in its clipboard. */
const ownType = 'application/jejak+json'
const ownWebType = `web ${ownType}`

/** Puts what is copied into a copy or cut event. */
export function fillTransfer(transfer: DataTransfer, { text, html, json }: CopiedForms): void {
  transfer.setData('text/plain', text)
  transfer.setData('text/html', html)
  if (json !== '') transfer.setData(ownType, json)
}

/** What a paste event brings. */
export function readTransfer(transfer: DataTransfer): ClipboardContent {
  return {
    text: transfer.getData('text/plain'),
    html: transfer.getData('text/html'),
    json: transfer.getData(ownType),
  }
}

/**
 * Puts what is copied on the clipboard without an event, as from a menu. Call it straight from the user's press, with a
 * promise for what takes time: some browsers refuse later.
 * @throws when the browser does not allow it, as over http.
 */
export async function writeClipboard(forms: Promise<CopiedForms>): Promise<void> {
  const part = (type: string, of: keyof CopiedForms) => forms.then((all) => new Blob([all[of]], { type }))
  const items: Record<string, Promise<Blob>> = {
    'text/plain': part('text/plain', 'text'),
    'text/html': part('text/html', 'html'),
  }
  if (ClipboardItem.supports?.(ownWebType)) items[ownWebType] = part(ownType, 'json')
  await navigator.clipboard.write([new ClipboardItem(items)])
}

/**
 * What the clipboard holds, without an event, as from a menu. The browser may ask the user first.
 * @throws when the browser or the user does not allow it.
 */
export async function readClipboard(): Promise<ClipboardContent> {
  const [item] = await navigator.clipboard.read()
  const textOf = async (type: string) =>
    item?.types.includes(type) === true ? (await item.getType(type)).text() : Promise.resolve('')
  const [text, html, json] = await Promise.all([textOf('text/plain'), textOf('text/html'), textOf(ownWebType)])
  return { text: text ?? '', html: html ?? '', json: json ?? '' }
}
