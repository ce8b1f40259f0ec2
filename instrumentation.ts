import type { Instrumentation } from 'next'

export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { refuseAWrongStart } = await import('./server/refuse-a-wrong-start')
  await refuseAWrongStart()
  const { keepTrail } = await import('./server/audit/keep-trail')
  // Not awaited: a feed whose database is away still says so on its pages.
  void keepTrail()
}

export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { getLog } = await import('./server/log')
  const requestId = request.headers['x-request-id']
  getLog().error({ requestId, method: request.method, route: routePath, err: error }, 'failed')
}
