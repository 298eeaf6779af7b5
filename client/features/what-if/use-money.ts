import { useFormats } from '../../language/formats.ts'
import { roundMoney } from '../../../journey/metrics/number-format.ts'
import { useEditorState } from '../../state/editor.ts'

export interface Money {
  /** All that matters of an amount: cents say something of small ones only. */
  print(value: number): string
  /** The same with its sign, as a difference. */
  difference(value: number): string
  /** In few characters. */
  compact(value: number): string
  /** A difference in few characters. */
  compactDifference(value: number): string
}

/** How money is written on this map: in its currency, or as a bare number where it has none. */
export function useMoney(): Money {
  const formats = useFormats()
  const currency = useEditorState(({ map }) => map.meta.currency)
  const print = (value: number) => {
    const rounded = roundMoney(value)
    const size = Math.abs(rounded)
    const words = currency === undefined ? formats.number(size) : formats.money(size, currency)
    return rounded < 0 ? `−${words}` : words
  }
  const compact = (value: number) => formats.compact(value, currency)
  return {
    print,
    difference: (value) => signed(value, print),
    compact,
    compactDifference: (value) => signed(roundMoney(value), compact),
  }
}

function signed(value: number, print: (value: number) => string): string {
  const words = print(value)
  return words.startsWith('−') || words === print(0) ? words : `+${words}`
}
