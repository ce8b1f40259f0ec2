import { endpoints } from '../endpoints'

/**
 * Returns the handler of an endpoint, as the web server calls it.
 * @param endpoint a declared method and path, such as `POST /api/scenario/[id]`.
 */
export function answerOf(endpoint: string) {
  const declared = endpoints.find(({ methods, path }) => methods.some((method) => `${method} ${path}` === endpoint))
  if (!declared) throw new Error(`Nothing is declared for ${endpoint}.`)

  return async (request: Request, params: Record<string, string> = {}) => declared.answer(request, params)
}

/** Returns the rate limit that an endpoint declares. */
export const limitOf = (name: string) =>
  endpoints.flatMap(({ limits = [] }) => limits).find(({ by }) => by === name) ?? { most: 0 }
