import type { StagehandPlace } from '../local/stagehand/place-of-the-stagehand'
import type { SystemName } from '../local/the-systems'

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

async function ask({ address, key }: StagehandPlace, path: string, body?: object) {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: body && JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`The stagehand answered ${answer.status} to ${path}: ${await answer.text()}`)
}
