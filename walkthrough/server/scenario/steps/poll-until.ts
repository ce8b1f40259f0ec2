import { setTimeout as delay } from 'node:timers/promises'

const TIMEOUT_MS = 45_000
const INTERVAL_MS = 80

/** Reads until `isDone` or the time is up; returns what was read last. */
export async function pollUntil<Value>(read: () => Promise<Value>, isDone: (value: Value) => boolean): Promise<Value> {
  const deadline = performance.now() + TIMEOUT_MS
  for (;;) {
    const value = await read()
    if (isDone(value) || performance.now() > deadline) return value
    await delay(INTERVAL_MS)
  }
}
