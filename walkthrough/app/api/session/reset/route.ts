import { inSession } from '@/server/http/guards'
import { resetSession } from '@/server/session/reset-session'

/** This window's session begins anew; no other is touched. */
export const POST = (request: Request) =>
  inSession(request, async ({ controls, session }) => Response.json(await resetSession(session, controls)))
