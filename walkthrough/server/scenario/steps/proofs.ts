import { RECIPIENT } from '@jembatan/buyer/person'
import { formatRupiah } from '@/i18n/format-rupiah'
import { getAuditHub } from '../../audit-log/audit-hub'
import { findEverywhere } from '../../audit-log/find-everywhere'
import { readAllTables } from '../../audit-log/read-tables'
import { CLAIMS } from '../../register/claims'
import { countCrossed } from '../../register/count-crossed'
import { openVisitor } from '../../visitor/visitor'
import { getOrThrow } from './context'
import { ITEMS, tap } from './feed'
import type { Step } from './step'

/** The recipient of this run, with a unique name. */
export const nameOf = (basketId: string) => `${RECIPIENT.recipient} ${basketId.slice(0, 8)}`

/** Searches through each system’s auditor endpoint, which returns counts only. */
export const findRecipient = (): Step => ({
  name: 'findRecipient',
  to: 'pasar',
  run: async (context) => {
    const results = await findEverywhere(context, nameOf(getOrThrow(context, 'basketId')))
    const counts = Object.fromEntries(results.map((one) => [one.system, 'count' in one ? one.count : -1]))
    const { ramai = -1, pasar = -1, kasir = -1 } = counts

    return {
      request: 'POST /api/audit/find',
      status: pasar < 0 ? 0 : 200,
      asExpected: ramai === 0 && kasir === 0 && pasar === 1,
      note: { word: 'foundIn', values: { ramai, pasar, kasir } },
    }
  },
})

/** A second viewer in another browser. */
export const tapAsOther = (): Step => ({
  name: 'tapOther',
  to: 'ramai',
  run: async (context) => {
    const first = getOrThrow(context, 'token')
    const result = await tap(ITEMS.serum).run({ ...context, visitor: openVisitor(context) })
    context.state.otherToken = first

    return result
  },
})

/** Reads a token's claims; a token is signed, not secret. */
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))

const OF_THE_TAP = ['jti', 'iat', 'exp']

export const compareTokens = (): Step => ({
  name: 'compareTokens',
  to: 'ramai',
  run: async (context) => {
    const [one, other] = [claimsOf(getOrThrow(context, 'token')), claimsOf(getOrThrow(context, 'otherToken'))]
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
    const differing = names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]))

    return {
      request: names.join(' '),
      status: 200,
      asExpected: names.length === 9 && one.jti !== other.jti && differing.every((name) => OF_THE_TAP.includes(name)),
      note: { word: 'differIn', values: { claims: differing.join(', ') } },
    }
  },
})

/**
 * The figures of the closing card after a purchase, from its token, Ramai's tables and the three
 * audit logs.
 */
export const readClosingCard = (): Step => ({
  name: 'closingCard',
  to: 'ramai',
  run: async (context) => {
    const claims = Object.keys(claimsOf(getOrThrow(context, 'token')))
    const databases = await readAllTables()
    const { facts, persons, money, connections } = countCrossed({ claims, databases, events: getAuditHub().since({}) })

    return {
      request: 'GET /api/audit/tables',
      status: money ? 200 : 0,
      asExpected: facts === CLAIMS.length && persons === 0 && money?.length === 0 && connections === 0,
      note: { word: 'crossed', values: { facts, persons, connections, money: money?.join(', ') || formatRupiah(0) } },
    }
  },
})
