/** The signed fields of a notification in order. The merchant's server key is appended. */
export const SIGNED_VALUES = ['order_id', 'status_code', 'gross_amount'] as const

/**
 * Returns SHA-512 of the signed fields and the key, like the gateway; null if a field is missing.
 */
export async function signNotification(body: unknown, serverKey: string): Promise<string | null> {
  const values = signedValues(body)
  if (!values) return null
  const hash = await crypto.subtle.digest('SHA-512', new TextEncoder().encode(values.join('') + serverKey))

  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function signedValues(body: unknown): string[] | null {
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {}
  const values = SIGNED_VALUES.flatMap((name) => fields[name] ?? []).map(String)

  return values.length === SIGNED_VALUES.length ? values : null
}
