import { within } from '../world/database'
import { type Audited, everySystem, type World } from '../world/world'
import { cite, permendag } from './cite'
import { type Control, coded, toFinding } from './control'

type Attempt = { who: Audited; target: Audited; how: string; address: string }

export const databasesStayClosed: Control = {
  row: 3,
  clauses: cite(permendag('13(3)a', '18(4)a')),
  title: {
    id: 'Setiap basis data menolak sistem lain, bahkan dengan kata sandi yang benar',
    en: 'Each database refuses the other systems, even with the right password',
  },
  concurrent: true,
  check: async (world) => {
    const [own, foreign] = [everySystem(world).map(atHome), elsewhere(world)]
    const opened = async (attempts: Attempt[]) => {
      const results = await Promise.all(
        attempts.map(async (attempt) => ({ ...attempt, refusal: await refusalOf(attempt) })),
      )

      return { open: results.filter(({ refusal }) => !refusal), shut: results.filter(({ refusal }) => refusal) }
    }
    const [home, away] = [await opened(own), await opened(foreign)]

    return toFinding({
      faults: [
        ...coded(
          'foreign_database_open',
          away.open.map(({ who, target, how }) => ({
            fault: `${who.title} came into the database of ${target.title} ${how}`,
            values: { who: who.title, whose: target.title },
          })),
        ),
        ...home.shut.map(({ who, refusal }) => `${who.title} does not come into its own database: ${refusal}`),
      ],
      figure: {
        id: `${away.shut.length} dari ${foreign.length} percobaan ditolak, ${home.open.length} dari 3 basis data sendiri terbuka`,
        en: `${away.shut.length} of ${foreign.length} attempts refused, ${home.open.length} of 3 own databases open`,
      },
      observations: away.shut.map(
        ({ who, target, how, refusal }) => `${who.title} → ${target.title} ${how}: ${refusal}`,
      ),
    })
  },
}

/** Positive control: if even the owner is refused, the other refusals prove nothing. */
const atHome = (who: Audited): Attempt => ({ who, target: who, how: 'as itself', address: who.databaseUrl })

function elsewhere(world: World): Attempt[] {
  const pairs = everySystem(world).flatMap((who) =>
    everySystem(world)
      .filter((target) => target !== who)
      .map((target) => ({ who, target })),
  )

  return pairs.flatMap(({ who, target }) => [
    { who, target, how: 'with its own password', address: at(target, { login: who, certificate: who }) },
    {
      who,
      target,
      how: 'with the password that is right there',
      address: at(target, { login: target, certificate: who }),
    },
    { who, target, how: 'with that password and no certificate', address: at(target, { login: target }) },
  ])
}

/** Builds another system's database address with a stranger's own credentials. */
function at(target: Audited, { login, certificate }: { login: Audited; certificate?: Audited }) {
  const [address, key] = [new URL(target.databaseUrl), new URL(login.databaseUrl)]
  address.username = key.username
  address.password = key.password
  for (const name of ['sslcert', 'sslkey']) {
    const file = certificate && new URL(certificate.databaseUrl).searchParams.get(name)
    if (file) address.searchParams.set(name, file)
    else address.searchParams.delete(name)
  }

  return address.href
}

/** Returns the database's error message; undefined if the connection opened. */
async function refusalOf({ address }: Attempt): Promise<string | undefined> {
  return within(address, async (sql) => sql`select 1`).then(
    () => undefined,
    (refusal: Error) => refusal.message.split('\n')[0],
  )
}
