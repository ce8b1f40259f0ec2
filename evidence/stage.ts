import type { StagehandPlace } from '../tools/dev-control/place-of-dev-control'
import type { SystemName } from '../tools/systems/systems'

/** Should a look be broken off, a system that it stopped comes back alone. */
const SECONDS = 90

/** Does something while a system is away: its real processes end, and run again afterwards whatever happened. */
export async function without<T>(stagehand: StagehandPlace, system: SystemName, work: () => Promise<T>): Promise<T> {
  await ask(stagehand, `/systems/${system}/stop`, { seconds: SECONDS })
  try {
    return await work()
  } finally {
    await ask(stagehand, `/systems/${system}/start`)
  }
}

const ask = (place: StagehandPlace, path: string, body?: object) => steer(place, 'POST', path, body)

/** Asks the one who brought the systems up. */
export async function steer({ address, key }: StagehandPlace, method: string, path: string, body?: object) {
  const answer = await fetch(`${address}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}` },
    body: body && JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`The stagehand answered ${answer.status} to ${path}: ${await answer.text()}`)
}
