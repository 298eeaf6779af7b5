import { limits } from '../../journey/model/limits.ts'
import { ValueField } from './value-field.tsx'

interface TextValueFieldProps {
  readonly draftKey: string
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly placeholder?: string
  readonly maxLength?: number
}

/** A line of text that is one value: taken over when the field is left. */
export function TextValueField({ maxLength = limits.nameLength, ...field }: TextValueFieldProps) {
  return (
    <ValueField {...field} maxLength={maxLength} print={(text) => text} read={(text) => ({ ok: true, value: text })} />
  )
}
