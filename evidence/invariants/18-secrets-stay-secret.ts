import type { Invariant, Row } from './invariant'

const KEY = /(?:(?:SB-)?Mid-server|IRIS|SB-BiSnap-secret)-[\w-]{4,}|Bearer [\w-]{20,}|PRIVATE KEY/
/** In hex, or an HMAC-SHA512 or RSA signature in base64. */
const SIGNATURE = /\b[0-9a-f]{128}\b|[A-Za-z0-9+/]{86}==/
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi
const CARD = /\b(?:\d[ -]?){15}\d\b/g

export const secretsStaySecret: Invariant = {
  number: 18,
  sentence: 'No log, error or audit log holds a key of Kasir, a whole card number or a signature.',

  // The inbox stores each message of the gateway byte for byte, including its signature: it is the
  // evidence, and not a log.
  inPasar: (sql) => sql`
    select place, text from (
      select 'audit_events' as place, detail::text as text from audit_events
      union all select 'order_events', detail::text from order_events
      union all select 'buyer_messages', detail::text from buyer_messages
      union all select 'outbox', payload::text from outbox
      union all select 'jobs', last_error from graphile_worker.jobs
      union all select 'refunds', coalesce(denial, '') || ' ' || coalesce(reference, '') from refunds
    ) as kept
    where text ~ '(Mid-server|BiSnap-secret)-' or text ~ '\\m[0-9a-f]{128}\\M' or text ~ '\\m4[0-9]{15}\\M'`,

  inLogs: (lines) => lines.flatMap((line, index) => secretsIn(line).map((what): Row => ({ line: index + 1, what }))),
}

function secretsIn(line: string) {
  return [
    ...(KEY.test(line) ? ['key'] : []),
    ...(SIGNATURE.test(line) ? ['signature'] : []),
    ...((line.replaceAll(UUID, '').match(CARD) ?? []).some(isCardNumber) ? ['card number'] : []),
  ]
}

/** Luhn: only one in ten other numbers of that length passes as a card number. */
function isCardNumber(text: string) {
  const digits = [...text.replaceAll(/\D/g, '')].reverse().map(Number)
  const sum = digits.reduce((total, digit, index) => total + (index % 2 ? doubled(digit) : digit), 0)

  return /^[3-6]/.test(text) && sum % 10 === 0
}

const doubled = (digit: number) => (digit > 4 ? 2 * digit - 9 : 2 * digit)
