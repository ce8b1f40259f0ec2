import { submit } from '@jembatan/buyer/forms'
import { openBackOffice, openConsole, openDesk } from '@jembatan/buyer/operator'
import { Browser } from '@jembatan/contract/conformance/browser'
import { expect } from '@playwright/test'
import { test } from '../fixtures/once-a-worker'
import { environmentOf, kasir, pasar, ramai } from '../fixtures/systems'

const OFFICES = [
  { system: 'ramai', origin: ramai.origin, open: openDesk, key: 'RAMAI_DESK_KEY', path: '/desk' },
  { system: 'pasar', origin: pasar.origin, open: openBackOffice, key: 'PASAR_BACK_OFFICE_KEY', path: '/back-office' },
  { system: 'kasir', origin: kasir.origin, open: openConsole, key: 'KASIR_CONSOLE_KEY', path: '/console' },
] as const

for (const { system, origin, open, key, path } of OFFICES)
  test(`a copied cookie opens nothing at ${system} after sign-out`, async () => {
    const operator = await open(origin, (await environmentOf(system))[key] ?? '')
    const copy = new Browser(origin, operator.cookies)
    expect((await copy.ask(path)).status).toBe(200)

    await submit(operator, path, { having: ['Keluar'] })

    const { status, headers } = await copy.ask(path)
    expect([status, new URL(headers.location ?? '', origin).pathname]).toEqual([307, `${path}/sign-in`])
  })
