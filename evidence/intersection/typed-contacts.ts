import { within } from '../world/database'
import { normalise } from './dump'
import { contactColumns } from './stored'

/**
 * Counts the contacts that people typed into both systems, by the addresses of the two databases.
 * Control 6 counts them apart; a presenter learns of them before a run.
 */
export async function countTypedContacts({ ramai, pasar }: Record<'ramai' | 'pasar', string>): Promise<number> {
  const [atRamai, atPasar] = await Promise.all([contactsIn('ramai', ramai), contactsIn('pasar', pasar)])

  return [...atRamai].filter((contact) => atPasar.has(contact)).length
}

const contactsIn = (system: 'ramai' | 'pasar', databaseUrl: string) =>
  within(databaseUrl, async (sql) => {
    const contacts = new Set<string>()
    for (const { table, column } of contactColumns(system))
      for (const { contact } of await sql<{ contact: string }[]>`
        select distinct ${sql(column)} as contact from ${sql(table)} where ${sql(column)} is not null`)
        contacts.add(normalise(contact))

    return contacts
  })
