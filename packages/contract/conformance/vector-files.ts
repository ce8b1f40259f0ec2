import { VECTOR_FILES } from './cases'
import { fixedJti, makeToken } from './make-token'
import { testRegistry } from './test-keys'

/** The clock of the published tokens. */
export const VECTOR_CLOCK = new Date('2026-11-25T03:00:00.000Z')

/** The shop that the published tokens are for. */
export const VECTOR_SHOP = { audience: 'http://pasar.localhost:3001', sku: 'AYU-SERUM' }

/** A longer token is published as its recipe only. */
const INSTRUCTIVE_LENGTH = 1600

/** Returns the files of `vectors/` by name. */
export async function vectorFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const [name, { about, cases }] of Object.entries(VECTOR_FILES)) {
    const published = await Promise.all(
      cases.map(async (vector) => {
        const jti = fixedJti(`${name}/${vector.id}`)
        const token = await makeToken(vector.recipe, { ...VECTOR_SHOP, now: VECTOR_CLOCK, jti })

        return { ...vector, ...(token.length <= INSTRUCTIVE_LENGTH && { token }) }
      }),
    )
    files.set(
      `${name}.json`,
      `${JSON.stringify({ about, now: VECTOR_CLOCK.toISOString(), cases: published }, null, 2)}\n`,
    )
  }

  files.set('issuers.json', `${JSON.stringify(await testRegistry(), null, 2)}\n`)

  return files
}
