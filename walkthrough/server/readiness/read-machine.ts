import { z } from 'zod'
import { type Control, callControl } from '../controls/controls'

const schema = z.object({
  missingPackages: z.array(z.string()),
  freeBytes: z.number(),
  rateCounters: z.number(),
  /** Contacts that visitors typed into both Ramai and Pasar; null if the databases are elsewhere. */
  typedContacts: z.number().nullable(),
})

export type Machine = z.infer<typeof schema>

/** Returns dev control's report of the machine, or null without an answer. */
export async function readMachine(devControl: Control): Promise<Machine | null> {
  const response = await callControl(devControl, { path: '/readiness' }).catch(() => null)

  return response?.ok ? schema.parse(await response.json()) : null
}
