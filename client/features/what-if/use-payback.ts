import type { ScenarioFigures } from '../../../journey/economics/scenarios.ts'
import { periodIn } from '../../../journey/metrics/period.ts'
import { useFormats } from '../../language/formats.ts'
import { printPayback } from '../../language/money-words.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'

/** What a period is called on this map. */
export function usePeriod(): string {
  const text = useText()
  const language = useLanguage()
  const own = useEditorState(({ map }) => map.meta.period)
  return periodIn(language, own || text('whatIf.period'))
}

/** After how long a scenario has earned its cost, in words; a dash where nothing is spent. */
export function usePayback(): (figures: ScenarioFigures) => string {
  const text = useText()
  const formats = useFormats()
  const period = useEditorState(({ map }) => map.meta.period)
  return ({ payback, cost, gain, uncosted, basis }) => {
    if (uncosted.length > 0 || (basis === 'entrant' && cost > 0)) return text('whatIf.paybackUnknown')
    if (cost === 0) return '–'
    if (payback === null) return gain <= 0 ? text('whatIf.paybackNever') : text('whatIf.paybackUnknown')
    return printPayback(payback, period, text, formats)
  }
}
