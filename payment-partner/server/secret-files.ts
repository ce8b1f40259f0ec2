import { readFileSync, statSync } from 'node:fs'

export type Variables = Record<string, string | undefined>

/**
 * Who else may read a file of secrets, as a sentence; the rule is libpq's for keys. Nobody but its owner, or, where it belongs to
 * root, its group too: so a container and systemd hand secrets to a process.
 */
export function describeExposure(file: string): string | undefined {
  if (process.platform === 'win32') return undefined
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found || (found.mode & 0o077) === 0 || (found.uid === 0 && (found.mode & 0o037) === 0)) return undefined
  const who = (found.mode & 0o007) === 0 ? 'its group' : 'everybody on this machine'

  return `${who} has access to ${file}; chmod 600 it, or let it belong to root with mode 0640`
}

/** What came by file, `<NAME>_FILE`, stands beside the rest; of each that did not, why, by the name of its variable. */
export function readSecretFiles(variables: Variables, secrets: readonly string[]) {
  const given = { ...variables }
  const unread = new Map<string, string>()
  for (const name of secrets) {
    const file = variables[`${name}_FILE`]
    if (!file) continue
    const problem = variables[name] ? `${name} is set too` : describeExposure(file)
    try {
      if (problem) unread.set(name, `Set ${name}_FILE anew: ${problem}.`)
      else given[name] = readFileSync(file, 'utf8').trim()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : error
      unread.set(name, `Set ${name}_FILE anew: ${file} cannot be read (${code}).`)
    }
  }

  return { given, unread }
}
