import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { BiSnapCharge, BiSnapStep } from '@/db/schema'
import type { Charge } from '../gateway/gateway'
import { GatewayError } from '../gateway/gateway-error'
import { type BiSnapConnection, codeOf, formatTimestamp } from './connection'
import { BI_SNAP_METHODS, type BiSnapMethod } from './methods'

const PATHS = {
  debit: '/v1.0/debit/payment-host-to-host',
  qris: '/v1.0/qr/qr-mpm-generate',
  va: '/v1.0/transfer-va/create-va',
} as const

type Request = {
  charge: Pick<Charge, 'providerOrderId' | 'amount'>
  method: BiSnapMethod
  expiresAt: Date
  page: string
}

/**
 * Describes the charge before it is sent. Its bytes and its `X-EXTERNAL-ID` are stored, so that a
 * lost answer is fetched by sending the same again.
 */
export function describeCharge({ charge, method, expiresAt, page }: Request): BiSnapCharge {
  const { service, bank } = BI_SNAP_METHODS[method]
  const { providerOrderId, amount } = charge
  const sum = { value: `${amount}.00`, currency: 'IDR' }
  const until = formatTimestamp(expiresAt)
  const bodies = {
    debit: {
      partnerReferenceNo: providerOrderId,
      validUpTo: until,
      urlParam: [{ url: page, type: 'PAY_RETURN', isDeeplink: 'N' }],
      payOptionDetails: [{ payMethod: method.toUpperCase(), transAmount: sum }],
    },
    qris: { partnerReferenceNo: providerOrderId, amount: sum, validityPeriod: until },
    va: { trxId: providerOrderId, totalAmount: sum, expiredDate: until, additionalInfo: { bank } },
  }

  return {
    method,
    service,
    externalId: randomUUID(),
    path: PATHS[service],
    body: JSON.stringify(bodies[service]),
    step: null,
  }
}

const steps = {
  debit: z
    .object({ referenceNo: z.string(), webRedirectUrl: z.url() })
    .transform(({ referenceNo, webRedirectUrl }) => ({ reference: referenceNo, url: webRedirectUrl })),
  qris: z
    .object({ referenceNo: z.string(), qrContent: z.string() })
    .transform(({ referenceNo, qrContent }) => ({ reference: referenceNo, qr: qrContent })),
  va: z
    .object({ virtualAccountData: z.object({ partnerServiceId: z.string(), customerNo: z.string() }) })
    .transform(({ virtualAccountData: { partnerServiceId, customerNo } }) => ({
      reference: `${partnerServiceId.trim()}${customerNo}`,
      account: { partnerServiceId, customerNo },
    })),
}

/**
 * Sends a described charge, and returns the buyer's next step. Sent again, it gets the first
 * answer.
 * @throws {GatewayError} when the partner refuses it or does not respond.
 */
export async function sendCharge(connection: BiSnapConnection, charge: BiSnapCharge): Promise<BiSnapStep> {
  const { status, body } = await connection.call(charge.path, charge.body, charge.externalId)
  if (status !== 200) throw new GatewayError(status, codeOf(body))
  const step = steps[charge.service].safeParse(body)
  if (!step.success) throw new GatewayError(null, z.prettifyError(step.error))

  return step.data
}
