import { useFormats } from '../language/formats.ts'
import { useText } from '../language/text.ts'
import type { MapVersion } from '../services/versions.ts'
import { Select } from './select.tsx'

interface CompareVersionProps {
  readonly versions: readonly MapVersion[]
  readonly labelHidden?: boolean
  /** Id of the version that is compared with. */
  readonly value: string | undefined
  readonly onChoose: (version: MapVersion) => void
  readonly onClear: () => void
}

/** Chooses a version of the map to say what changed since; nothing where there is none. */
export function CompareVersion({ versions, labelHidden = false, value, onChoose, onClear }: CompareVersionProps) {
  const text = useText()
  const formats = useFormats()
  if (versions.length === 0) return null
  return (
    <Select
      label={text('history.since')}
      labelHidden={labelHidden}
      placeholder={text(labelHidden ? 'history.since' : 'history.sinceNone')}
      noneLabel={text('history.sinceNone')}
      options={versions.map(({ id, name, createdAt }) => ({ value: id, label: name || formats.moment(createdAt) }))}
      value={value}
      onChange={(id) => {
        const version = versions.find((each) => each.id === id)
        if (version) onChoose(version)
      }}
      onClear={onClear}
    />
  )
}
