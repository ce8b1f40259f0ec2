import { kindOf, type StageMessage, type StagePart } from './stage-message'

const NO_PICTURE = new Uint8Array()

/**
 * Publishes the messages of a stage. A new subscriber first gets the newest message of each kind.
 */
export function openStageChannel() {
  const newest = new Map<string, StagePart>()
  const subscribers = new Set<(part: StagePart) => void>()

  return {
    tell(message: StageMessage, picture: Uint8Array = NO_PICTURE) {
      const part = { message, picture }
      newest.set(kindOf(part), part)
      for (const subscriber of subscribers) subscriber(part)
    },

    /** The returned function ends the subscription, and returns whether it was still active. */
    subscribe(subscriber: (part: StagePart) => void) {
      for (const part of newest.values()) subscriber(part)
      subscribers.add(subscriber)

      return () => subscribers.delete(subscriber)
    },

    watchers: () => subscribers.size,
  }
}
