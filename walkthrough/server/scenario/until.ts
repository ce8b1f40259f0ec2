import { setTimeout as wait } from 'node:timers/promises'

const PATIENCE = 45_000
const PAUSE = 80

/** Looks again and again until it is so, or until patience ends; gives back what was seen last. */
export async function until<Looked>(look: () => Promise<Looked>, isSo: (looked: Looked) => boolean): Promise<Looked> {
  const deadline = performance.now() + PATIENCE
  for (;;) {
    const looked = await look()
    if (isSo(looked) || performance.now() > deadline) return looked
    await wait(PAUSE)
  }
}
