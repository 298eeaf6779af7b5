import type { colour as source } from '../en/colour.ts'
import type { Translation } from '../messages.ts'

export const colour: Translation<typeof source> = {
  slate: 'Abu batu',
  coral: 'Koral',
  amber: 'Kuning sawo',
  olive: 'Zaitun',
  green: 'Hijau',
  teal: 'Toska',
  blue: 'Biru',
  indigo: 'Nila',
  violet: 'Ungu',
  plum: 'Prem',
}
