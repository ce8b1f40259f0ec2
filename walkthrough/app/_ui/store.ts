/**
 * A value that outlives the pages of a window; `subscribe` and `get` fit `useSyncExternalStore`.
 */
export function createStore<Value>(initial: Value) {
  let value = initial
  const subscribers = new Set<() => void>()

  return {
    get: () => value,
    set(next: Value) {
      value = next
      for (const subscriber of subscribers) subscriber()
    },
    subscribe(subscriber: () => void) {
      subscribers.add(subscriber)

      return () => {
        subscribers.delete(subscriber)
      }
    },
  }
}
