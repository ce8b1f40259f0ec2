import type { Finding, Sum } from '@/server/evidence/read-findings'

export type { Finding, Sum }

export type Run = {
  state: 'idle' | 'running' | 'done' | 'none' | 'busy' | 'down' | 'broken'
  findings: Finding[]
  sum: Sum | null
  since: number
}

let run: Run = { state: 'idle', findings: [], sum: null, since: 0 }
const watchers = new Set<() => void>()

function change(next: Partial<Run>) {
  run = { ...run, ...next }
  for (const watcher of watchers) watcher()
}

/** It goes on while people walk to other pages of this window, and is still there when they come back. */
export async function startRun(rows: number[]) {
  if (run.state === 'running') return
  change({ state: 'running', findings: [], sum: null, since: Date.now() })
  const answer = await fetch('/api/evidence', { method: 'POST', body: JSON.stringify({ rows }) }).catch(() => null)
  if (!answer?.ok || !answer.body) return change({ state: await whyNot(answer) })

  await readLines(answer.body).catch(() => {})
  // A stream that ends without its sum was cut off, and half of an answer proves nothing.
  change({ state: run.sum ? 'done' : 'broken' })
}

async function whyNot(answer: Response | null): Promise<'none' | 'busy' | 'down'> {
  const { why } = (await answer?.json().catch(() => null)) ?? {}

  return why === 'none' || why === 'busy' ? why : 'down'
}

async function readLines(body: ReadableStream<Uint8Array>) {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let rest = ''
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(JSON.parse(line))
  }
}

function hear(line: Finding | Sum) {
  if ('row' in line) change({ findings: [...run.findings, line] })
  else change({ sum: line })
}

export const readRun = () => run

export function watchRun(watcher: () => void) {
  watchers.add(watcher)

  return () => {
    watchers.delete(watcher)
  }
}
