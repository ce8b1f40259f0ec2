import type { Lagging } from '@/db/lagging'
import type { Context } from '../context'
import { rememberBriefly } from '../remember-briefly'
import { type Front, showFront } from './show-front'

/** A change appears on the front page after this long at most. */
const front = rememberBriefly<Front>({ milliseconds: 10_000 })

/**
 * `showFront` from this process's memory: the front page is the most visited one, and the same for
 * everybody.
 */
export const cachedFront = (ctx: { lagging: Lagging } & Pick<Context, 'readNow'>) =>
  front('everybody', () => showFront(ctx))
