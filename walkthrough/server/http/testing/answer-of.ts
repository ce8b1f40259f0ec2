import { endpoints } from '../endpoints'

/**
 * What answers at a path, as the web server calls it.
 * @param endpoint a method and a path as they are declared, such as `POST /api/scenario/[id]`.
 */
export function answerOf(endpoint: string) {
  const found = endpoints.find(({ methods, path }) => methods.some((method) => `${method} ${path}` === endpoint))
  if (!found) throw new Error(`Nothing is declared for ${endpoint}.`)

  return async (request: Request, params: Record<string, string> = {}) => found.answer(request, params)
}

/** The limit that an endpoint declares for what counts. */
export const limitOf = (name: string) =>
  endpoints.flatMap(({ limits = [] }) => limits).find(({ by }) => by === name) ?? { most: 0 }
