import type { ChainHead, HashChainVerdict, PublishedEvent } from '@jembatan/audit-log'
import { Browser } from '@jembatan/contract/conformance/browser'
import type { Audited } from './world'

const PAGE = 1000

/** Reads a system's audit API with the auditor's key. */
export function auditorOf({ name, origin, environment }: Audited) {
  const key = environment[`${name.toUpperCase()}_AUDITOR_KEY`] ?? ''
  const ask = (question: string, authorization = `Bearer ${key}`) =>
    new Browser(origin).ask(`/api/audit/${question}`, { headers: { authorization } })
  const read = async <T>(question: string): Promise<T> => JSON.parse((await ask(question)).body)

  return {
    /** Whether the system has an audit API. */
    isAvailable: async () => (await ask('check')).status === 200,
    askWithoutKey: async () => ask('events', 'Bearer no-key'),
    tables: async () => (await read<{ tables: { name: string; rows: number }[] }>('tables')).tables,
    check: () => read<HashChainVerdict>('check'),
    head: async () => (await read<{ statement: string }>('head')).statement,
    eventsAfter: async (after: number) => {
      const events: PublishedEvent[] = []
      let head: ChainHead = { sequence: after, hash: '' }
      for (let last = after; ; last = events.at(-1)?.sequence ?? last) {
        const page = await read<{ head: ChainHead; events: PublishedEvent[] }>(`events?after=${last}&limit=${PAGE}`)
        events.push(...page.events)
        head = page.head
        if (page.events.length < PAGE) return { head, events }
      }
    },
  }
}

export type Auditor = ReturnType<typeof auditorOf>
