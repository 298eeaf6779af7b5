import { useMemo } from 'react'
import { useText } from '../../../language/text.ts'
import { useEditorState } from '../../../state/editor.ts'
import { SuggestLine } from './suggest-line.tsx'

interface OwnerFieldProps {
  readonly value: string | undefined
  readonly write: (owner: string | undefined) => void
}

/** Who answers for something; offers the owners that stand on the map already. */
export function OwnerField({ value, write }: OwnerFieldProps) {
  const t = useText()
  const cards = useEditorState(({ map }) => map.cards)
  const frictions = useEditorState(({ map }) => map.frictions)
  const fixes = useEditorState(({ map }) => map.fixes)
  const owners = useMemo(() => {
    const names = [cards, frictions, fixes].flatMap((things) => things.map(({ owner }) => owner?.trim() ?? ''))
    return [...new Set(names)].filter((name) => name !== '').sort((a, b) => a.localeCompare(b))
  }, [cards, frictions, fixes])
  return (
    <SuggestLine
      label={t('panel.owner')}
      placeholder={t('panel.ownerPlaceholder')}
      value={value}
      write={(text) => write(text === '' ? undefined : text)}
      suggestions={owners}
    />
  )
}
