/** What an instance hears from the others. */
export interface FanOutListener {
  /** Somebody else has published to a map that is followed here. */
  received(mapId: string, message: Uint8Array, from: string): void
  /** An instance is heard of, for the first time or again. */
  came(instance: string): void
  /** An instance has ended, or has been silent for long. */
  gone(instance: string): void
  /** Messages travel again, or do not travel any more; then no instance is heard of. */
  changed(isWorking: boolean): void
}

/**
 * Carries messages between the instances that serve the same maps. Those of one instance to one map arrive in their order,
 * and never with the sender itself. Any may be lost: what they say must be found out in another way, too.
 */
export interface FanOut {
  /** Names this instance for the others. */
  readonly instance: string
  /** Whether messages travel, as far as is known. */
  readonly isWorking: boolean
  /** Begins. Called once. */
  start(listener: FanOutListener): void
  /** Resolves when messages to a map arrive; also when it takes long because nothing travels: they arrive later then. */
  follow(mapId: string): Promise<void>
  unfollow(mapId: string): void
  publish(mapId: string, message: Uint8Array): void
  /** Says goodbye. */
  close(): Promise<void>
}
