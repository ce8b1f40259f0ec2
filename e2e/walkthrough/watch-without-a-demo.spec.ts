import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { walkthrough as walkthroughSystem } from '../../tools/dev/systems/systems'
import { expect, test } from '../fixtures/console'
import { call, readRegister } from '../fixtures/register'
import { stateFolder } from '../fixtures/systems'

/** Endpoints that only read, so they exist without a demo too, the last two for an auditor only. */
const LOOKING = ['/api/health', '/api/ready', '/api/stream', '/api/tables']

/** The tests share a walkthrough without demo mode, in sequence. */
test.describe.configure({ mode: 'default' })
let origin: string
test.beforeAll(async ({ processes }) => {
  origin = await processes.start({
    system: walkthroughSystem,
    changes: (own) => ({ WALKTHROUGH_ORIGIN: own, DEMO_MODE: '0' }),
  })
})
test.afterAll(({ processes }) => processes.stop(origin))

test('without demo mode every control answers 404, and reading endpoints work', async ({ page, read }) => {
  await page.goto(`${origin}/token`)
  await page.getByLabel('Kunci auditor').fill(await auditorKey())
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.goto(`${origin}/token`)
  const controls = await listControls()

  expect(controls.length).toBeGreaterThan(3)
  for (const { method, path } of controls) {
    const status = await page.evaluate(async ({ method, path }) => (await fetch(path, { method })).status, {
      method,
      path,
    })
    expect({ method, path, status }).toEqual({ method, path, status: 404 })
  }
  await expect(page.getByText(read.lensOff)).toBeVisible()
  await expect(page.getByRole('button', { name: read.mint })).toBeDisabled()
  await page.goto(`${origin}/inspector`)
  await expect(page.getByRole('listbox', { name: read.messages }).getByRole('option').first()).toBeVisible()
})

test('without demo mode nothing is shown before the auditor’s key is given', async ({ page }) => {
  await page.goto(`${origin}/databases`)
  await page.getByLabel('Kunci auditor').fill('b'.repeat(64))
  await page.getByRole('button', { name: 'Masuk' }).click()

  await expect(page.getByRole('alert').first()).toContainText('Kunci itu tidak cocok')
  for (const path of ['stream', 'tables', 'evidence/report.html', 'time']) {
    const { status } = await call(origin, { path: `/api/${path}` })
    expect({ path, status }).toEqual({ path, status: 401 })
  }
  for (const path of ['/', '/inspector', '/databases', '/chapters/payment', '/nowhere']) {
    await page.goto(`${origin}${path}`)
    await expect(page).toHaveURL(`${origin}/sign-in`)
  }
})

test('a copied cookie opens nothing after the auditor’s sign-out', async ({ page, context }) => {
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel('Kunci auditor').fill(await auditorKey())
  await page.getByRole('button', { name: 'Masuk' }).click()
  const cookies = await context.cookies(origin)

  await page.getByRole('button', { name: 'Keluar' }).click()

  await expect(page).toHaveURL(`${origin}/sign-in`)
  await context.addCookies(cookies)
  await page.goto(`${origin}/inspector`)
  await expect(page).toHaveURL(`${origin}/sign-in`)
})

/** The key as `npm run -s auditor:key` prints it. */
const auditorKey = async () => (await readFile(join(stateFolder, 'walkthrough', 'auditor-key'), 'utf8')).trim()

/** Every declared endpoint of the walkthrough under `/api/`, so that a new one is included. */
async function listControls() {
  const { endpoints } = await readRegister('walkthrough')

  return endpoints.flatMap((endpoint) => {
    if (endpoint.kind !== 'route' && endpoint.kind !== 'stream') return []
    if (!endpoint.path.startsWith('/api/') || LOOKING.includes(endpoint.path)) return []
    const path = endpoint.path.replace('[report]', 'report.html').replace(/\[\w+\]/g, 'any')

    return endpoint.methods.map((method) => ({ method, path }))
  })
}
