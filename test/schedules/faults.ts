/** The ways in which a schedule can break a promise. */
export type FaultKind =
  | 'exception'
  | 'peers differ'
  | 'something is pending'
  | 'card lost'
  | 'card shown more than once'
  | 'deleted card is back'
  | 'word lost'
  | 'word doubled'
  | 'edit has another effect'
  | 'field lost'
  | 'refers to something gone'
  | 'order is not strict'
  | 'stands in a wrong place'
  | 'watched map is not the map'
  | 'reloaded map is not the map'
  | 'file is refused'

export interface Fault {
  readonly kind: FaultKind
  readonly text: string
}
