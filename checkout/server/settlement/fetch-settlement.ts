import type { Database } from '@/db/connect'
import { GatewayError } from '../payment/gateway-error'
import type { OnCall } from '../payment/note-call'
import { importSettlement } from './import-settlement'

const TIMEOUT_MS = 15_000
const DAY_MS = 24 * 60 * 60 * 1000
const WIB_OFFSET_MS = 7 * 60 * 60 * 1000

type FetchSettlement = {
  /** Where the gateway keeps its reports, one a day. */
  base: string
  serverKey: string
  now: Date
  onCall?: OnCall
}

/**
 * Fetches the gateway's report of yesterday, as Jakarta's calendar has it, and reads it.
 * @throws {GatewayError} when there is no report to be had.
 */
export async function fetchSettlement(db: Database, { base, serverKey, now, onCall }: FetchSettlement) {
  const day = new Date(now.getTime() + WIB_OFFSET_MS - DAY_MS).toISOString().slice(0, 10)
  const csv = await download(`${base.replace(/\/$/, '')}/${day}.csv`, serverKey, onCall)

  return importSettlement(db, { csv, day, now })
}

async function download(address: string, serverKey: string, onCall: OnCall | undefined) {
  const authorization = `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}`
  try {
    const response = await fetch(address, {
      headers: { authorization, accept: 'text/csv' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await onCall?.({ method: 'GET', address, body: null, status: response.status })
    if (!response.ok) throw new GatewayError(response.status, 'no report')

    return await response.text()
  } catch (error) {
    if (error instanceof GatewayError) throw error
    await onCall?.({ method: 'GET', address, body: null })
    throw new GatewayError(null, error instanceof Error ? error.message : 'unknown failure')
  }
}
