import { type Face, type Gateway, gatewayRoute } from './gateway-route'

const refuse = (status: number, ...error_messages: string[]) => ({ status, body: { error_messages } })

export const snapFace: Face = {
  unauthorized: () =>
    refuse(
      401,
      'Access denied due to unauthorized transaction, please check client or server key',
      'Visit https://snap-docs.midtrans.com/#request-headers for more details',
    ),
  tooLarge: () => refuse(413, 'Request body is larger than 16 kB'),
  stillRunning: () => refuse(202),
  failed: () => refuse(500, 'Sorry, we encountered internal server error. We will fix this soon.'),
  refused: ({ messages }) => refuse(400, ...messages),
  isSuccess: ({ status }) => status < 300,
}

/** A route of Snap. An `Idempotency-Key` has no effect here: it belongs to Core. */
export const snapRoute = (name: string, verb: Gateway['verb']) => gatewayRoute({ name, face: snapFace, verb })
