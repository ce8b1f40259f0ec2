const NAMES = ['custom_field1', 'custom_field2', 'custom_field3']
const LONGEST = 255

/** Returns the merchant's custom fields, which every answer about the order repeats. */
export function readCustomFields(request: Record<string, unknown>): Record<string, unknown> {
  const names = NAMES.filter((name) => typeof request[name] === 'string')
  const fields = names.map((name): [string, unknown] => [name, String(request[name]).slice(0, LONGEST)])

  return { ...Object.fromEntries(fields), ...(isObject(request.metadata) && { metadata: request.metadata }) }
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
