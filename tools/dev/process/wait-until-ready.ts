import { setTimeout as pause } from 'node:timers/promises'

type UntilReady = { title: string; address: string; path?: 'ready' | 'health'; within: number; signal?: AbortSignal }

/** Waits until a system reports that it is ready, or at least alive. */
export async function waitUntilReady({ title, address, path = 'ready', within, signal }: UntilReady) {
  const deadline = Date.now() + within
  let last = 'no answer'
  while (Date.now() < deadline) {
    signal?.throwIfAborted()
    const answer = await ask(`${address}/api/${path}`)
    if (answer === 'ready') return
    last = answer
    await pause(150)
  }
  throw new Error(`${title} did not become ready within ${within / 1000} s: ${last}.`)
}

async function ask(url: string) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) })
    const body = await response.text()

    return response.ok ? 'ready' : `it answers ${response.status} ${body.slice(0, 300)}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
