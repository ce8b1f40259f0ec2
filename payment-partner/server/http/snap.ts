import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { endpoint } from '@jembatan/http/endpoints'
import { isDevelopment } from '@jembatan/platform/environment'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { notificationUrls } from '../order/notification-urls'
import { getPaymentPage } from '../page/get-payment-page'
import { createSnapToken } from '../snap/create-snap-token'
import { cancelPage, expirePage } from '../snap/end-page'
import { parseSnapRequest } from '../snap/parse-snap-request'
import { MERCHANT_CALLS } from './merchant-endpoint'
import { ownRoute } from './own-route'
import { snapRoute } from './snap-route'

const createPage = snapRoute('payment page created', async ({ db, merchant, text, headers, now, eventOf }) => {
  const { KASIR_ORIGIN } = getEnvironment()
  const answer = (token: string) => ({
    status: 201,
    body: { token, redirect_url: `${KASIR_ORIGIN}/snap/v3/redirection/${token}` },
  })
  const { token } = await createSnapToken(db, {
    merchant,
    request: parseSnapRequest(text),
    notificationUrls: notificationUrls({ own: merchant.notificationUrl, headers }),
    now,
    eventOf: (token) => eventOf(answer(token)),
  })

  return { ...answer(token), recorded: true }
})

const cancel = snapRoute('payment page cancelled', async ({ db, merchant, id, now }) => {
  const { revokedAt } = await cancelPage(db, { merchantId: merchant.id, token: id, now })

  return { status: 200, body: { canceled_at: revokedAt } }
})

const expire = snapRoute('payment page expired', async ({ db, merchant, id, now }) => {
  const { pageExpiresAt } = await expirePage(db, { merchantId: merchant.id, token: id, now })

  return { status: 200, body: { expired_at: pageExpiresAt } }
})

/** The state that an open page polls. Needs only the token, which also opens the page. */
const state = ownRoute('state of a page', async (_request, { token }: { token: string }) => {
  const { db } = getDatabase()
  const { state } = await getPaymentPage(db, { token, now: await readNow(db) })

  return Response.json({ state }, { headers: { 'cache-control': 'no-store' } })
})

/** Served as it is written, without bundling: another site's page loads it, in any browser. */
async function popup(request: Request) {
  const { script, tag } = await readScript()
  const headers = {
    etag: tag,
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=300',
    'cross-origin-resource-policy': 'cross-origin',
  }
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers })

  return new Response(script, { headers })
}

let cachedScript: Promise<{ script: string; tag: string }> | undefined

function readScript() {
  if (isDevelopment()) return load()
  cachedScript ??= load()

  return cachedScript
}

async function load() {
  const script = await readFile(join(process.cwd(), 'server/http/popup.js'), 'utf8')

  return { script, tag: `"${createHash('sha256').update(script).digest('base64url')}"` }
}

const ANYBODY = { who: 'anybody', changes: false } as const

/** Snap: https://docs.midtrans.com/reference/backend-integration */
export const snap = [
  endpoint('POST', '/snap/v1/transactions', MERCHANT_CALLS, createPage),
  endpoint('POST', '/snap/v1/transactions/[token]/cancel', MERCHANT_CALLS, cancel),
  endpoint('POST', '/snap/v1/transactions/[token]/expire', MERCHANT_CALLS, expire),
  endpoint('GET', '/snap/v3/redirection/[token]/state', ANYBODY, state),
  endpoint('GET', '/snap/snap.js', ANYBODY, popup),
]
