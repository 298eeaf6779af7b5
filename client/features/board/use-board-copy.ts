import { type TableCopy, renderTableCopy } from '../../../journey/formats/clipboard/copied-text.ts'
import { label } from '../../../journey/library/words.ts'
import { formatNumber, formatPercent } from '../../../journey/metrics/number-format.ts'
import { asFigure, middle, type Figure } from '../../../journey/model/figure.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Language } from '../../../journey/model/vocabulary.ts'
import { evidenceOf } from '../../../journey/ranking/scores.ts'
import { showToast } from '../../components/toast-store.ts'
import { type Text, useLanguage, useText } from '../../language/text.ts'
import { fillTransfer, writeClipboard } from '../../services/clipboard/clipboard.ts'
import { useEditor } from '../../state/editor.ts'
import type { BoardRow } from './board-rows.ts'

/** The board as cells for a spreadsheet, in the order in which it stands; numbers as the language writes them. */
export function copiedBoard(
  rows: readonly BoardRow[],
  { currency }: Pick<JourneyMap['meta'], 'currency'>,
  language: Language,
  t: Text,
): TableCopy {
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : formatNumber(value, language, 4)
  const share = (field: number | Figure | undefined) =>
    field === undefined ? '' : formatPercent(middle(asFigure(field).value) * 100, language, 2)
  const header = [
    t('board.friction'),
    t('board.where'),
    t('panel.severity'),
    t('flow.frequency'),
    t('flow.exitImpact'),
    t('flow.persistence'),
    'RICE',
    t('flow.importance'),
    t('flow.satisfaction'),
    t('board.opportunity'),
    currency === undefined ? t('board.money') : `${t('board.money')} (${currency})`,
    t('panel.evidence'),
    t('panel.status'),
    t('panel.owner'),
    t('panel.lossBucket'),
  ]
  const cells = rows.map(({ friction, ranked, places }) => [
    friction.title,
    places.map(({ title }) => title).join('\n'),
    `${friction.severity}`,
    share(friction.frequency),
    share(friction.exitImpact),
    friction.persistence === undefined ? '' : t(`flow.persistence-${friction.persistence}`),
    number(ranked.rice.score),
    number(friction.importance),
    number(friction.satisfaction),
    number(ranked.opportunity),
    number(ranked.atRisk),
    label('evidence', evidenceOf(friction), language),
    label('frictionStatus', friction.status, language),
    friction.owner ?? '',
    friction.lossBucket === undefined ? '' : label('lossBucket', friction.lossBucket, language),
  ])
  return { header, rows: cells }
}

/**
 * Copies the rows that are chosen, or all that are shown: into the event of a copy that the browser makes, or, from a
 * button, straight into the clipboard.
 */
export function useBoardCopy(
  shown: readonly BoardRow[],
  chosen: ReadonlySet<string>,
): (event?: ClipboardEvent) => void {
  const t = useText()
  const language = useLanguage()
  const editor = useEditor()
  return (event) => {
    if (event && !isForTable(event)) return
    const some = shown.filter(({ id }) => chosen.has(id))
    const rows = some.length > 0 ? some : shown
    if (rows.length === 0) return
    const forms = renderTableCopy(copiedBoard(rows, editor.store.getState().map.meta, language, t))
    const copied = t('board.copied', { count: rows.length })
    if (!event?.clipboardData) {
      writeClipboard(Promise.resolve(forms)).then(
        () => say(copied),
        () => say(t('board.copyRefused')),
      )
      return
    }
    fillTransfer(event.clipboardData, forms)
    event.preventDefault()
    event.stopPropagation()
    say(copied)
  }
}

const say = (message: string) => showToast({ key: 'clipboard', message, durationMs: 2_500 })

/** Words that are marked, and fields, are copied by the browser itself. */
function isForTable({ target }: ClipboardEvent): boolean {
  const isField = target instanceof Element && target.closest('input:not([type=checkbox]), textarea') !== null
  const selection = getSelection()
  return !isField && (selection === null || selection.isCollapsed || selection.toString().trim() === '')
}
