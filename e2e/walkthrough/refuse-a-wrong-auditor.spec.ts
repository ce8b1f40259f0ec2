import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '../../tools/dev/postgres/open-database'
import { walkthrough as walkthroughSystem } from '../../tools/dev/systems/systems'
import { expect, test } from '../fixtures/console'
import { kasir, pasar, ramai, SYSTEMS, stateFolder } from '../fixtures/systems'

const WRONG = 'b'.repeat(64)

const REFUSED = { [`Bearer ${WRONG}`]: 'key_wrong', Bearer: 'key_missing', '': 'key_missing' }

test('a walkthrough with a wrong key for Ramai shows the other systems, and without dev control says how to run the evidence', async ({
  page,
  read,
  startOneMore,
  arrange,
}) => {
  await arrange.visit()
  const refusedBefore = await refusals('ramai')

  const origin = await startOneMore({
    system: walkthroughSystem,
    changes: (own) => ({
      WALKTHROUGH_ORIGIN: own,
      WALKTHROUGH_RAMAI_AUDITOR_KEY: WRONG,
      WALKTHROUGH_DEV_CONTROL_ADDRESS: '',
      WALKTHROUGH_DEV_CONTROL_KEY: '',
    }),
  })
  await page.goto(`${origin}/inspector`)

  const lamps = page.getByRole('banner').getByRole('listitem')
  await expect(lamps.filter({ hasText: 'Ramai' })).toContainText(read.keyRefused)
  await expect(page.getByRole('option', { name: /menurut Pasar/ }).first()).toBeVisible()
  await expect(page.getByRole('option', { name: /menurut Ramai/ })).toHaveCount(0)
  await page.goto(`${origin}/databases`)
  await expect(page.getByRole('region', { name: 'Ramai' })).toContainText('Kunci auditor ditolak')
  await expect(page.getByRole('region', { name: 'Ramai' }).getByRole('row')).toHaveCount(0)
  await expect.poll(() => refusals('ramai')).toBeGreaterThan(refusedBefore)

  await page.goto(`${origin}/evidence`)
  await expect(page.getByText(read.noDevControl)).toBeVisible()
  await expect(page.getByRole('button', { name: read.runChecks })).toBeDisabled()
  await expect(page.getByText('npm run evidence', { exact: false }).first()).toBeVisible()
})

for (const [name, { address }] of Object.entries({ ramai, pasar, kasir }))
  test(`${name} gives nothing to a wrong key or to none, at any audit endpoint, and records it`, async ({
    request,
  }) => {
    const before = await refusals(name)

    for (const endpoint of ['events', 'stream', 'check', 'tables', 'head'])
      for (const [authorization, error] of Object.entries(REFUSED)) {
        const answer = await request.get(`${address}/api/audit/${endpoint}`, { headers: { authorization } })
        expect({ endpoint, status: answer.status(), body: await answer.json() }).toEqual({
          endpoint,
          status: 401,
          body: { error, requestId: expect.any(String) },
        })
      }

    await expect.poll(() => refusals(name)).toBeGreaterThan(before)
    const log = await readFile(join(stateFolder, name, 'web.log'), 'utf8')
    expect(log).toContain('auditor refused')
    expect(log).not.toContain(WRONG)
  })

/** Count of refusals in the system's own audit log. */
async function refusals(name: string) {
  const system = SYSTEMS[name as keyof typeof SYSTEMS]
  const sql = openDatabase(system.databaseUrl)
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from audit_events where kind = 'auditor_refused'`
  await sql.end()

  return row?.count ?? 0
}
