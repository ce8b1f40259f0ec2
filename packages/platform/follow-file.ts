import { stat } from 'node:fs/promises'

type FollowFile<Content> = {
  read: () => Promise<Content>
  /**
   * Called once for a changed file that cannot be used; the previous content stays in effect. Must
   * not fail.
   */
  onRefused: (problem: unknown) => Promise<void>
}

/**
 * Follows a file that a deployment may replace at runtime: each call checks the file and reads it
 * only after a change. The returned function rejects only if no version was ever valid.
 */
export function followFile<Content>(file: string, { read, onRefused }: FollowFile<Content>): () => Promise<Content> {
  let inForce: Promise<Content> | undefined
  let lastState: string | undefined

  const readAnew = async (previous: Promise<Content> | undefined) => {
    try {
      return await read()
    } catch (problem) {
      if (previous === undefined) throw problem
      const content = await previous
      await onRefused(problem)

      return content
    }
  }

  return async () => {
    const state = await stateOf(file)
    if (inForce === undefined || state !== lastState) {
      lastState = state
      const reading = readAnew(inForce)
      inForce = reading
      // A failed read is not cached, so the next call finds a file that arrives late.
      reading.catch(() => {
        if (inForce === reading) inForce = undefined
      })
    }

    return inForce
  }
}

/** Changes on every write and when another file is moved here. */
async function stateOf(file: string): Promise<string> {
  return stat(file, { bigint: true }).then(
    ({ ino, mtimeNs, size }) => `${ino}:${mtimeNs}:${size}`,
    () => 'absent',
  )
}
