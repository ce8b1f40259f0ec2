import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Host, root, type SystemName } from './systems'

const words = z.array(z.string().min(1)).min(1)
const end = z.enum(['ramai', 'pasar', 'kasir', 'walkthrough', 'every system'])

const flowSchema = z.strictObject({
  id: z.string().regex(/^F\d+$/),
  name: z.string().min(1),
  /** Source and destination of the content. */
  from: end,
  to: end,
  /** The side that opens the connection. Omitted if a browser or a file carries the content. */
  caller: z.enum(['from', 'to']).optional(),
  /** Only in a demo: elsewhere there is no endpoint. */
  demoOnly: z.literal(true).optional(),
  /**
   * The first and the last day on which anything may cross here, as the story dates them. Demo time
   * has its own days, so only their number counts.
   */
  temporaryFrom: z.iso.date().optional(),
  temporaryUntil: z.iso.date().optional(),
  /** The audit log that says whether the flow is open, by the last event of these kinds. */
  endsWith: z.strictObject({ log: z.literal('pasar'), kinds: z.string(), closed: z.string() }).optional(),
  carrier: z.string().min(1),
  content: words,
  /** Public parameters of the address that the browser opens. */
  beside: words.optional(),
  never: words,
  /** `null` while a flow is only planned. */
  code: z.strictObject({ contract: z.string().nullable(), sends: z.string(), receives: z.string() }).nullable(),
  since: z.iso.date().nullable(),
})

const registerSchema = z.strictObject({ $comment: z.string(), flows: z.array(flowSchema) })

export type Flow = z.infer<typeof flowSchema>

/** Reads the register of flows, docs/flows.json. @throws {Error} if it is malformed. */
export async function readFlows(): Promise<Flow[]> {
  return registerSchema.parse(JSON.parse(await readFile(join(root, 'docs', 'flows.json'), 'utf8'))).flows
}

/** A connection that one system may open to another. */
export type Call = { flow: string; from: Host['name']; to: Host['name']; demoOnly: boolean }

/** Returns every connection between systems that the register permits. */
export const callsOf = (flows: Flow[]): Call[] =>
  flows.flatMap(({ id, from, to, caller, demoOnly = false }) => {
    if (!caller) return []
    const [callers, called] = caller === 'from' ? [from, to] : [to, from]

    return namesOf(callers).flatMap((from) => namesOf(called).map((to) => ({ flow: id, from, to, demoOnly })))
  })

const EVERY_SYSTEM: SystemName[] = ['ramai', 'pasar', 'kasir']

const namesOf = (named: z.infer<typeof end>): Host['name'][] => (named === 'every system' ? EVERY_SYSTEM : [named])
