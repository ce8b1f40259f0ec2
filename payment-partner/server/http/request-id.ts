const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const named = new WeakMap<Pick<Request, 'headers'>, string>()

/**
 * The id that the request guard gave this request. Without a guard, a new one that stays the same
 * for the request.
 */
export function requestIdOf(request: Pick<Request, 'headers'>) {
  const header = request.headers.get('x-request-id') ?? ''
  if (UUID.test(header)) return header
  const id = named.get(request) ?? crypto.randomUUID()
  named.set(request, id)

  return id
}
