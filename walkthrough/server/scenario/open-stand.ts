import { z } from 'zod'
import { PASAR_SESSION } from '../session/reset-session'
import { requireControl, steer } from '../steer/steer'
import type { SystemName } from '../system/systems'
import type { Scene } from './scene'

const issued = z.object({ ticket: z.string() })

export type Opened = { system: SystemName; address: string }

/**
 * The address at which the presenter's own window stands where the visitor does. Where only the visitor's session may
 * look, Pasar gives a ticket that is good once.
 * @throws {NotSteerable} when there is no key for Pasar's demo door.
 */
export async function openStand({ stand, visitor, controls, ...systems }: Scene): Promise<Opened | null> {
  if (!stand) return null
  const { system, path } = stand
  const address = (path: string) => ({ system, address: new URL(path, systems[system].origin).href })
  const session = visitor.cookie('pasar', PASAR_SESSION)
  if (!stand.private || !session) return address(path)

  const answer = await steer(requireControl(controls, 'pasar'), {
    method: 'POST',
    path: '/api/demo/tickets',
    body: { session, path },
  })
  const { ticket } = issued.parse(await answer.json())

  return address(`/demo/${ticket}`)
}
