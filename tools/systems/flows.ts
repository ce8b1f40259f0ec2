import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Host, root, type SystemName } from './systems'

const words = z.array(z.string().min(1)).min(1)
const end = z.enum(['ramai', 'pasar', 'kasir', 'walkthrough', 'every system'])

const flowSchema = z.strictObject({
  id: z.string().regex(/^F\d+$/),
  name: z.string().min(1),
  /** Where the content comes from and where it goes to. */
  from: end,
  to: end,
  /** Which of the two opens a connection to the other. Left out where a browser or a file carries it. */
  caller: z.enum(['from', 'to']).optional(),
  /** Only where something is staged: elsewhere nothing answers. */
  demoOnly: z.literal(true).optional(),
  /** The day after which nothing may cross here any more. */
  temporaryUntil: z.iso.date().optional(),
  /** Whose audit log says whether it is open: the last event of these kinds does. */
  endsWith: z.strictObject({ log: z.literal('pasar'), kinds: z.string(), closed: z.string() }).optional(),
  carrier: z.string().min(1),
  content: words,
  never: words,
  /** `null` while a flow is only planned. */
  code: z.strictObject({ contract: z.string().nullable(), sends: z.string(), receives: z.string() }).nullable(),
  since: z.iso.date().nullable(),
})

const registerSchema = z.strictObject({ $comment: z.string(), flows: z.array(flowSchema) })

export type Flow = z.infer<typeof flowSchema>

/** The register of what may cross, docs/flows.json. @throws {Error} where it is not of its form. */
export async function readFlows(): Promise<Flow[]> {
  return registerSchema.parse(JSON.parse(await readFile(join(root, 'docs', 'flows.json'), 'utf8'))).flows
}

/** A connection that one system may open to another. */
export type Call = { flow: string; from: Host['name']; to: Host['name']; demoOnly: boolean }

/** Every connection between systems that the register permits. */
export const callsOf = (flows: Flow[]): Call[] =>
  flows.flatMap(({ id, from, to, caller, demoOnly = false }) => {
    if (!caller) return []
    const [callers, called] = caller === 'from' ? [from, to] : [to, from]

    return namesOf(callers).flatMap((from) => namesOf(called).map((to) => ({ flow: id, from, to, demoOnly })))
  })

const EVERY_SYSTEM: SystemName[] = ['ramai', 'pasar', 'kasir']

const namesOf = (named: z.infer<typeof end>): Host['name'][] => (named === 'every system' ? EVERY_SYSTEM : [named])
