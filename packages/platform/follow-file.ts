import { stat } from 'node:fs/promises'

type FollowFile<Content> = {
  read: () => Promise<Content>
  /** Told once of a changed file that cannot be used; what was read before it stays in force. Must not fail. */
  onRefused: (problem: unknown) => Promise<void>
}

/**
 * A file that deployment may replace while the process runs: looked at whenever it is asked for, read when it changed.
 * The returned function rejects only while no content was ever good: then there is nothing to go on with.
 */
export function followFile<Content>(file: string, { read, onRefused }: FollowFile<Content>): () => Promise<Content> {
  let inForce: Promise<Content> | undefined
  let seen: string | undefined

  const readAnew = async (former: Promise<Content> | undefined) => {
    try {
      return await read()
    } catch (problem) {
      if (former === undefined) throw problem
      const content = await former
      await onRefused(problem)

      return content
    }
  }

  return async () => {
    const state = await stateOf(file)
    if (inForce === undefined || state !== seen) {
      seen = state
      const reading = readAnew(inForce)
      inForce = reading
      // A failure is not kept: a file that arrives late is found by the next call.
      reading.catch(() => {
        if (inForce === reading) inForce = undefined
      })
    }

    return inForce
  }
}

/** Changes with every write, and with every file that is moved to this place. */
async function stateOf(file: string): Promise<string> {
  return stat(file, { bigint: true }).then(
    ({ ino, mtimeNs, size }) => `${ino}:${mtimeNs}:${size}`,
    () => 'absent',
  )
}
